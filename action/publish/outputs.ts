import type { Check } from '../../shared/policy/index.ts';

/** The outputs of the Action, as action.yml names them; numbers are of all fleets. */
export function outputsOf({ result, assessments }: Check): Readonly<Record<string, string | number>> {
  const total = (key: keyof (typeof assessments)[number]['counts']) =>
    assessments.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0);
  return {
    result: result.status,
    rejecting: total('rejecting'),
    'newly-rejecting': total('newlyRejecting'),
    misjudged: total('misjudged'),
    unprotected: total('unprotected'),
    unknown: total('unknown'),
    devices: total('devices'),
  };
}
