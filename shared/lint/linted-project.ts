import type { ProjectRead, Service, WrittenService } from '../release/index.ts';
import { type Asked, askedBy } from './asked.ts';
import { lazyTables, type Tables } from './tables.ts';

/** A project as rules look at it. */
export interface LintedProject {
  readonly read: ProjectRead;
  readonly services: readonly LintedService[];
  readonly tables: Tables;
}

export interface LintedService {
  readonly name: string;
  readonly service: Service;
  readonly written: WrittenService;
  /** what its contract asks for, also one that is refused for something else */
  readonly asks: readonly Asked[];
}

/** Puts what a service becomes beside how it is written. */
export function lintedProject(read: ProjectRead): LintedProject {
  const services = read.release.services.flatMap((service, index) => {
    const written = read.written.services[index];
    return written === undefined ? [] : [{ name: service.name, service, written, asks: askedBy(written) }];
  });
  return { read, services, tables: lazyTables() };
}

/** What any service asks for, each place once: services share labels by anchors, and contracts by contexts. */
export function allAsked({ services }: LintedProject): Asked[] {
  const seen = new Set<string>();
  return services.flatMap(({ asks }) =>
    asks.filter(({ place: { source, start, end } }) => {
      const key = [source.file, start, end].join('\0');
      return !seen.has(key) && seen.add(key);
    }),
  );
}
