import { Flags } from '@oclif/core';
import type { Tag } from '../shared/fleet/index.ts';

/** Which API is asked; `balena login` and the environment say the rest. */
export const apiFlags = {
  'api-url': Flags.string({
    description: 'address of the balena API, where it is not the one that the balena CLI uses',
    helpValue: '<address>',
  }),
};

/** The options by which commands choose devices of a fleet. */
export const deviceFlags = {
  online: Flags.boolean({ description: 'only devices that are online' }),
  device: Flags.string({
    char: 'd',
    description: 'only the device with this uuid, or the beginning of it; may be given several times',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<uuid>',
    parse: async (text) => parseUuid(text),
  }),
  tag: Flags.custom<Tag>({
    description: 'only devices with this tag; may be given several times, and then each is wanted',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<key>=<value>',
    parse: async (text) => parseTag(text),
  })(),
};

function parseUuid(text: string): string {
  if (/^[\w-]{1,255}$/.test(text)) return text.toLowerCase();
  throw new Error(`--device is ${JSON.stringify(text.slice(0, 100))}; a uuid has letters and digits only`);
}

function parseTag(text: string): Tag {
  const equals = text.indexOf('=');
  if (equals > 0) return { key: text.slice(0, equals), value: text.slice(equals + 1) };
  throw new Error(`--tag is ${JSON.stringify(text.slice(0, 100))}; write it as key=value`);
}
