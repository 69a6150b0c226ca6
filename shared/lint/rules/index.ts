import type { Rule } from '../rule.ts';
import { cliNeeds, supervisorNeeds } from './labels/needs.ts';
import { optionalLabels } from './labels/optional-labels.ts';
import { unknownRequirementLabels } from './labels/unknown-labels.ts';
import { knownRanges } from './ranges/known-ranges.ts';
import { misreadRanges } from './ranges/misread-ranges.ts';
import { contractsBesideEachOther } from './releases/contracts.ts';
import { refusedFields } from './releases/refused-fields.ts';
import { strayContracts } from './releases/stray-contracts.ts';
import { variants } from './releases/variants.ts';
import { askedByName } from './requirements/asked-by-name.ts';
import { contractKeys } from './requirements/contract-keys.ts';
import { deviceKinds } from './requirements/device-kinds.ts';
import { requirementKeys } from './requirements/requirement-keys.ts';
import { shapes } from './requirements/shapes.ts';
import { together } from './requirements/together.ts';

/** All rules; their order decides which of several findings at one place comes first. */
export const rules: readonly Rule[] = [
  ...[unknownRequirementLabels, optionalLabels],
  ...[shapes, contractKeys, askedByName, deviceKinds, requirementKeys],
  ...[misreadRanges, knownRanges],
  together,
  ...[contractsBesideEachOther, variants, strayContracts, refusedFields],
  ...[supervisorNeeds, cliNeeds],
];
