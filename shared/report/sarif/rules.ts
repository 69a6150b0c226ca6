import type { Diagnostic } from '../../release/index.ts';
import { type Reason, reasons } from '../../supervisor/index.ts';
import type { SarifRule } from './log.ts';

/** A rule for each reason and each code that there is a result for, in the order in which they come first. */
export interface Rules {
  readonly rules: readonly SarifRule[];
  /** the number of a rule, which is added where it is new */
  readonly indexOf: (id: Reason | Diagnostic['code']) => number;
}

export function gatherRules(): Rules {
  const rules: SarifRule[] = [];
  const indexes = new Map<string, number>();
  return {
    rules,
    indexOf: (id) => {
      const known = indexes.get(id);
      if (known !== undefined) return known;
      indexes.set(id, rules.length);
      return rules.push(ruleOf(id)) - 1;
    },
  };
}

function ruleOf(id: string): SarifRule {
  const words = id.replaceAll('-', ' ');
  const title = `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
  const isReason = Object.hasOwn(reasons, id);
  const rule = isReason ? reasons[id as Reason] : `${title}. Each result says what is written and what to do.`;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: rule },
    help: { text: isReason ? `${rule} docs/supervisors.md says how each Supervisor judges a release.` : rule },
  };
}
