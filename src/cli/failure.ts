/** Something that the user can mend: told in one line, without a stack. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** A wrong use of the command line; the line that tells of it ends with where help is. */
export class UsageFailure extends Failure {
  override readonly name = 'UsageFailure';
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}
