import { nearest } from '../../nearest.ts';

/** The architectures that device types have, and what people call them. */
const architectures: Readonly<Record<string, readonly string[]>> = {
  aarch64: ['arm64', 'armv8', 'arm64v8', 'arm64-v8', 'armv8l'],
  amd64: ['x86_64', 'x86-64', 'x64', 'amd'],
  armv7hf: ['armv7', 'armv7l', 'arm32v7', 'armhf', 'arm/v7', 'arm32'],
  rpi: ['armv6', 'armv6l', 'armv6hf', 'arm32v6', 'arm/v6'],
  i386: ['x86', 'i686', 'i586', '386', 'ia32'],
  'i386-nlp': [],
};

export const architectureSlugs: readonly string[] = Object.keys(architectures);

/** The slug of an architecture, for the slug itself in any case or another word for it. */
export function knownArchitecture(written: string): string | undefined {
  const word = written.trim().toLowerCase();
  return architectureSlugs.find((slug) => slug === word || architectures[slug]?.includes(word));
}

/** The slug of an architecture that was probably meant by a word that is none. */
export function nearestArchitecture(written: string): string | undefined {
  const words = Object.entries(architectures).flatMap(([slug, others]) => [slug, ...others]);
  const near = nearest(written, words);
  return near && knownArchitecture(near.word);
}
