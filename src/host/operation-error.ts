/**
 * Something outside Dateline failed: another program, a deployment, another build. The message tells a person what
 * failed and what to do; commands print it without a stack.
 */
export class OperationError extends Error {
  override readonly name: string = 'OperationError';
}
