import assert from 'node:assert/strict';
import { isEsr, loadSupervisors, osVersionNumber, type SupervisorTable } from '../../../shared/fleet/index.ts';
import { readRawFacts } from './raw-facts.ts';

describe('the ranges of Supervisors', () => {
  const { supervisorByMetaBalena, esr, deviceTypeRepos } = readRawFacts().supervisors;
  let supervisors: SupervisorTable;
  before(async () => {
    supervisors = await loadSupervisors();
  });
  const ordinary = (deviceType?: string) =>
    supervisors.ranges(deviceType).filter(({ from }) => !isEsr(osVersionNumber(from) as number));
  const yearly = (deviceType?: string) => supervisors.ranges(deviceType).slice(ordinary(deviceType).length);

  it('of all device types begin with the first build and end with the last', () => {
    const changes = supervisorByMetaBalena.map(({ metaBalena: from, to = from, supervisor: version }) => {
      return { from: from === '2.0.0' ? '2.0.0+rev1' : from, to, version, alternatives: [] };
    });
    assert.deepEqual(ordinary(), changes);
    assert.equal(yearly().length, new Set(esr.map(({ os }) => osVersionNumber(os))).size);
  });

  it('of a device type are cut to what its repositories made', () => {
    assert.deepEqual(ordinary('jetson-nano').at(0), {
      from: '2.32.0+rev1',
      to: '2.32.0',
      version: '9.14.0',
      alternatives: [],
    });
    assert.deepEqual(ordinary('jetson-nano').at(-1), {
      from: '7.5.11',
      to: '7.9.3+rev2',
      version: '18.2.2',
      alternatives: [],
    });
    // balena-jetson-tx2 from 2.0.8, balena-jetson to 7.9.3
    assert.equal(ordinary('jetson-tx2').at(0)?.from, '2.0.8+rev1');
    assert.equal(ordinary('jetson-tx2').at(-1)?.to, '7.9.3+rev2');
    // the last build is of the last version of its range: the range ends with it
    assert.equal(ordinary('apollo-tx2').at(-1)?.to, '2.80.3+rev1');
  });

  it('of a device type hold its ESR versions alone, with what its own repository put in', () => {
    const july = (deviceType?: string) => yearly(deviceType).find(({ from }) => from === '2020.07.1');
    const at = { from: '2020.07.1', to: '2020.07.1' };
    assert.deepEqual(july('intel-nuc'), { ...at, version: '11.12.4', alternatives: [] });
    assert.deepEqual(july('jetson-nano'), { ...at, version: '11.9.9', alternatives: [] });
    assert.deepEqual(july(), { ...at, version: '11.9.9', alternatives: ['11.12.4'] });
    assert.deepEqual(
      yearly('jetson-agx-orin-devkit').map(({ from }) => from),
      [...new Set(esr.filter(({ repos }) => repos.includes('balena-jetson-orin')).map(({ os }) => os))],
    );
  });

  it('are sorted and agree with what is looked up, for every device type', () => {
    for (const slug of Object.keys(deviceTypeRepos)) {
      let last = -1;
      for (const { from, to, version } of supervisors.ranges(slug)) {
        const [first, end] = [osVersionNumber(from) ?? -1, osVersionNumber(to) ?? -1];
        assert.ok(last < first, `${slug} from ${from}`);
        last = Math.max(first, end);
        if (isEsr(first) || from === '2.83.21+rev1') continue;
        assert.deepEqual(supervisors.lookUp(to, slug), { kind: 'known', value: version }, `${slug} on ${to}`);
      }
    }
  });

  it('of a type that is not covered are none', () => assert.deepEqual(supervisors.ranges('toaster'), []));
});
