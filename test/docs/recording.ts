import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packedFile } from '../balena-cli/packed.ts';
import { newWorld, succeeded } from '../balena-cli/world.ts';
import { terminalSvg } from './terminal-svg.ts';

const contract = `name: Kiosk
type: sw.container
slug: kiosk
requires:
  - type: sw.supervisor
    version: ">=12.6.17"
`;

const columns = 80;
const title =
  'A terminal: balena contracts check finds two devices that would refuse the release, balena push is stopped, and after a correction goes through.';

/** A session in a terminal, made by the real balena CLI: a check, a push that is stopped, a correction, and a push. */
export async function recording(): Promise<string> {
  const { api, user, balena, contracts, end } = await newWorld();
  try {
    const halls = Array.from({ length: 10 }, (_, hall) => `hall-${`${hall + 1}`.padStart(2, '0')}`);
    await api.addFleet({
      slug: 'acme/kiosk',
      deviceType: 'raspberrypi3',
      releases: [{ services: { main: {} } }],
      devices: [
        ...halls.map((name) => ({
          name,
          supervisorVersion: '17.4.2',
          osVersion: 'balenaOS 6.5.38',
          osVariant: 'prod',
        })),
        ...['lobby', 'cellar'].map((name) => ({
          name,
          supervisorVersion: '10.6.27',
          osVersion: 'balenaOS 2.46.1+rev1',
          osVariant: 'prod',
        })),
      ],
    });
    const project = join(user.home, 'kiosk');
    await mkdir(project);
    await writeFile(join(project, 'Dockerfile'), 'FROM scratch\n');
    await writeFile(join(project, 'contract.yml'), contract);
    succeeded(await contracts(['install', await packedFile()]));
    succeeded(await balena(['login', '--token', api.tokens.session]));

    const said = async (...args: string[]) => {
      const { stdout, stderr } = await balena(args, { cwd: project, env: { FORCE_COLOR: '1' } });
      return `${typed(`balena ${args.join(' ')}`)}${stderr}${stdout}\n`;
    };
    const before = `${await said('contracts', 'check', 'acme/kiosk')}${await said('push', 'acme/kiosk')}`;
    const file = join(project, 'contract.yml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('12.6.17', '10.6.0'));
    const correction = typed("sed -i 's/12.6.17/10.6.0/' contract.yml");
    return terminalSvg(`${before}${correction}${await said('push', 'acme/kiosk')}`, columns, title);
  } finally {
    await end();
  }
}

function typed(command: string): string {
  return `\u001b[32m$\u001b[39m \u001b[1m${command}\u001b[22m\n`;
}
