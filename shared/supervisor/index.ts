export { askedFacts } from './asked-facts.ts';
export { type Decider, type Decision, prepareDecider } from './decision.ts';
export { sentenceOf } from './explain/about.ts';
export { describeAsked, formatRequirement, shorten } from './explain/asked.ts';
export { documentedAt, generationsDocumentedAt } from './explain/documented.ts';
export { explain } from './explain/explain.ts';
export {
  type DeviceExplanation,
  type ExplainedGeneration,
  type ExplainedRequirement,
  type ExplainedService,
  explainDevice,
  type FactSource,
  type RequirementOutcome,
} from './explain/explain-device.ts';
export { type Finding, type Reason, reasons } from './explain/finding.ts';
export { describeKnownSince } from './explain/known-since.ts';
export { describeL4tRelease } from './explain/message.ts';
export { requirementsOf, type WrittenRequirement } from './explain/requirements.ts';
export {
  type Generation,
  generationOf,
  generations,
  isNewerThanSeen,
  newestGeneration,
  newestSeen,
} from './generations.ts';
export { identicalContracts } from './identical.ts';
export {
  type Judge,
  type Judgement,
  type JudgementName,
  judgements,
  prepareJudge,
  type ServiceOutcome,
} from './judgement.ts';
export { asMeant } from './meaning.ts';
export { requirementTypes } from './validity.ts';
