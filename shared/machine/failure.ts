/**
 * Something that a command could not do, with what the user can do about it. Told from other
 * errors by its `code`, for inside the balena CLI a class may exist twice.
 */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
  }
}

export type FailureCode =
  | 'audit-invalid'
  | 'audit-missing'
  | 'parts-unequal'
  | 'fleet-twice'
  | 'fleet-missing'
  | 'input-invalid'
  | 'github-refused'
  | 'github-missing'
  | 'github-failed'
  | 'source-missing'
  | 'source-not-directory'
  | 'source-unreadable'
  | 'devices-missing'
  | 'devices-unreadable'
  | 'no-devices-given'
  | 'api-url-invalid'
  | 'not-logged-in'
  | 'unauthorized'
  | 'token-invalid'
  | 'settings-unreadable'
  | 'policy-missing'
  | 'policy-unreadable'
  | 'proxy-invalid'
  | 'policy-invalid'
  | 'output-unwritable'
  | 'file-not-replaced'
  | 'git-missing'
  | 'git-failed'
  | 'no-repository'
  | 'ref-invalid'
  | 'ref-missing'
  | 'ref-ambiguous'
  | 'package-missing'
  | 'not-this-package'
  | 'npm-missing'
  | 'npm-failed'
  | 'plugins-unreadable'
  | 'plugins-unwritable';
