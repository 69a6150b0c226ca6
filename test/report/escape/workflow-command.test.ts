import assert from 'node:assert/strict';
import { escapeWorkflowData, escapeWorkflowProperty } from '../../../shared/report/index.ts';
import { nastyNames } from '../../support/nasty-names.ts';

/** A command as GitHub's runner takes it apart: the name, properties by comma, the message behind the second `::`. */
function parseCommand(line: string) {
  const [, command = '', properties = '', data = ''] = /^::(\S+) ?(.*?)::(.*)$/s.exec(line) ?? [];
  const decode = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return {
    command,
    properties: Object.fromEntries(
      properties.split(',').map((property) => {
        const [name = '', ...value] = property.split('=');
        return [name, decode(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')];
      }),
    ),
    data: decode(data).replaceAll('%25', '%'),
  };
}

describe('a workflow command', () => {
  for (const name of [...nastyNames, '%0A::error::x', 'a,line=7', 'a::b', '100%', '%25']) {
    it(`says ${JSON.stringify(name).slice(0, 40)} as it is, in one line`, () => {
      const line = `::error file=${escapeWorkflowProperty(name)},line=1::${escapeWorkflowData(name)}`;
      assert.ok(!/[\r\n]/.test(line));
      assert.deepEqual(parseCommand(line), { command: 'error', properties: { file: name, line: '1' }, data: name });
    });
  }
});
