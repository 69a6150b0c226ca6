import type { WhatIf } from '../advice/index.ts';
import type { Assessment, Group } from '../assessment/index.ts';
import type { Facts } from '../fleet/index.ts';
import type { Check } from '../policy/index.ts';
import type { Diagnostic, Location } from '../release/index.ts';
import {
  type DeviceExplanation,
  documentedAt,
  type ExplainedGeneration,
  type ExplainedRequirement,
  type ExplainedService,
  type FactSource,
  type Finding,
  generationsDocumentedAt,
} from '../supervisor/index.ts';
import { toReportedRelease } from './json.ts';
import type { ReportedRelease } from './report.ts';

/** What one device makes of a release, with all that is needed to tell it. */
export interface ExplainedDevice {
  /** the check of that device alone */
  readonly check: Check;
  /** its one fleet and group */
  readonly assessment: Assessment;
  readonly group: Group;
  readonly device: { readonly uuid: string; readonly name: string };
  readonly explanation: DeviceExplanation;
  readonly assumed: WhatIf['assumed'];
}

/** The JSON form of an explanation, as explain.schema.json describes it. */
export interface ExplanationReport {
  readonly schemaVersion: 1;
  readonly result: Check['result'];
  readonly device: { readonly uuid: string; readonly name: string; readonly fleet: string | null };
  readonly takenAt: string | null;
  /** what was taken for true of the device although it isn't */
  readonly assumed: readonly string[];
  readonly facts: Omit<Facts, 'origin'>;
  readonly judgement: Group['judgement'];
  readonly newerThanSeen: boolean;
  readonly generation: (ExplainedGeneration & { readonly documentedAt: string }) | null;
  readonly release: ReportedRelease;
  readonly services: readonly ReportedServiceExplanation[];
  readonly findings: readonly DocumentedFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

export type DocumentedFinding = Omit<Finding, 'service' | 'requirement' | 'asked' | 'has' | 'location'> & {
  readonly location?: Location;
  readonly documentedAt: string;
};

export type ReportedServiceExplanation = Omit<ExplainedService, 'requirements' | 'findings'> & {
  readonly requirements: readonly ReportedRequirement[];
  readonly findings: readonly DocumentedFinding[];
};

export type ReportedRequirement = Omit<ExplainedRequirement, 'findings' | 'sources'> & {
  readonly sources: readonly ('api' | 'snapshot' | Exclude<FactSource, 'record'>)[];
  readonly findings: readonly DocumentedFinding[];
};

/** An explanation as its JSON form. Nothing is escaped in it but by JSON itself. */
export function toExplanationReport({
  check,
  assessment,
  group,
  device,
  explanation,
  assumed,
}: ExplainedDevice): ExplanationReport {
  const { origin: _, ...facts } = group.facts;
  const { generation, services, findings } = explanation;
  const record = recordOf(assessment);
  return {
    schemaVersion: 1,
    result: check.result,
    device: { ...device, fleet: assessment.fleet ?? null },
    takenAt: assessment.takenAt ?? null,
    assumed,
    facts,
    judgement: group.judgement,
    newerThanSeen: group.newerThanSeen,
    generation: generation ? { ...generation, documentedAt: generationsDocumentedAt } : null,
    release: toReportedRelease(assessment.release),
    services: services.map(({ requirements, findings: ofService, ...service }) => ({
      ...service,
      requirements: requirements.map(({ sources, findings: about, ...requirement }) => ({
        ...requirement,
        sources: sources.map((source) => (source === 'record' ? record : source)),
        findings: about.map(documented),
      })),
      findings: ofService.map(documented),
    })),
    findings: findings.map(documented),
    diagnostics: check.diagnostics,
  };
}

/** where a device's own record comes from */
export function recordOf({ isLive }: Assessment): 'api' | 'snapshot' {
  return isLive ? 'api' : 'snapshot';
}

function documented({ location, reason, message, advice }: Finding): DocumentedFinding {
  return {
    ...(location && { location }),
    reason,
    message,
    ...(advice !== undefined && { advice }),
    documentedAt: documentedAt(reason),
  };
}
