import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
} from "graphql";
import { tookTooLong } from "../limits/operation-context";

/** Answers one event as an operation of its own. */
export type EventAnswer = (
  answer: (contextValue: object) => Promise<ExecutionResult>,
) => Promise<ExecutionResult>;

/**
 * Subscribes as graphql-js does, save that every event is answered with a context of its own: loaders forget between
 * events, the viewer is the one of this moment, and the cost of each is charged.
 */
export async function subscribeByEvent(
  args: ExecutionArgs,
  answerEvent: EventAnswer,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return withCode(source);
  return mapped(source[Symbol.asyncIterator](), (event) =>
    answerEvent(async (contextValue) => execute({ ...args, rootValue: event, contextValue })),
  );
}

/** Values that do not fit their variables are refused without a code. */
function withCode({ errors }: ExecutionResult): ExecutionResult {
  const coded = errors?.map((error) =>
    error.originalError ? error : new GraphQLError(error.message, { extensions: { code: "BAD_USER_INPUT" } }),
  );
  return { data: null, ...(coded ? { errors: coded } : {}) };
}

/**
 * A source that is a generator function holds back `return` until its next event; whoever unsubscribed hears nothing
 * of that event and does not wait for it.
 */
function mapped(
  events: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const end = { done: true, value: undefined } as const;
  let isEnded = false;
  let endWaiting: () => void = () => undefined;
  return {
    async next() {
      const { done, value } = await new Promise<IteratorResult<unknown, unknown>>((resolve, reject) => {
        endWaiting = () => {
          resolve(end);
        };
        events.next().then(resolve, reject);
      });
      return done || isEnded ? end : { done: false, value: await answer(value) };
    },
    return() {
      isEnded = true;
      endWaiting();
      // A source that cannot even end has nobody left to tell.
      events.return?.().catch(() => undefined);
      return Promise.resolve(end);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Gives up after a while; what was begun is told to stop through `onLate`. */
export async function answeredInTime(
  answer: Promise<ExecutionResult>,
  milliseconds: number,
  onLate: (reason: ReturnType<typeof tookTooLong>) => ExecutionResult,
): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => {
      resolve(onLate(tookTooLong()));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
