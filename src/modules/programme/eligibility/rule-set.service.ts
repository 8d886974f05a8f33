import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { dayProblems } from "../../shared/calendar";
import { onlyGiven } from "../../shared/change";
import { dayOf } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import { ExchangeRate } from "./exchange-rate.entity";
import { type NewRate, rateProblems } from "./exchange-rate.rules";
import type { RuleSet } from "./rule-set";
import type { RuleSetRepository } from "./rule-set.repository";
import {
  type ParameterChange,
  parameterProblems,
  readRuleSetCode,
  type RuleTextChange,
  ruleTextProblems,
} from "./rule-set.rules";
import { RuleSetVersion } from "./rule-set-version.entity";

export interface NewRuleSetVersion {
  readonly code: string;
  /** First day on which it is in force. */
  readonly effectiveOn: string;
  readonly source: string;
  readonly parameters?: ParameterChange | null | undefined;
  readonly texts?: readonly RuleTextChange[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

type Once<T> = T & { readonly idempotencyKey?: string | null | undefined };

/** Rule sets and exchange rates: what an administrator keeps for the rules of eligibility. */
export class RuleSetService {
  constructor(
    private readonly store: Store,
    private readonly repository: RuleSetRepository,
  ) {}

  /** A further version of a rule set; results that rest on earlier ones keep them. */
  publish(viewer: Viewer, input: NewRuleSetVersion): Promise<RuleSetVersion> {
    const code = readRuleSetCode(input.code, "input.code");
    refuse([
      ...dayProblems(input.effectiveOn, "input.effectiveOn"),
      ...textProblems(input.source, "line", "input.source"),
    ]);
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "publishRuleSetVersion", input, async () => {
        await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`rule set ${code}`]);
        const before = (await this.repository.versionsWithin(tx, code)).at(-1);
        if (!before) throw notFound("rule set", "input.code");
        const version = nextVersion(before, input);
        const row = { ...version, id: uuidv7(), publishedAt: tx.now };
        await tx.manager.insert(RuleSetVersion, row);
        await tx.record({
          operation: "publishRuleSetVersion",
          subjectType: "RuleSetVersion",
          subjectId: row.id,
          before,
          after: version,
        });
        return row.id;
      });
      return tx.manager.findOneByOrFail(RuleSetVersion, { id });
    });
  }

  /** One rate a currency and day: a rate that was wrong is recorded anew for another day, never overwritten. */
  recordRate(viewer: Viewer, input: Once<NewRate>): Promise<ExchangeRate> {
    return this.store.transaction(viewer.actor, async (tx) => {
      refuse(rateProblems(input, dayOf(tx.now)));
      const id = await onlyOnce(tx, "recordExchangeRate", input, async () => {
        const { currency, day, unitsPerEuro, source } = input;
        const known = await tx.manager.findOneBy(ExchangeRate, { currency, day });
        if (known)
          throw badInput(
            "input.day",
            `There is a rate of ${currency} for ${day} already: ${known.unitsPerEuro} for 1 EUR (${known.source}).`,
          );
        const rate = { id: uuidv7(), currency, day, unitsPerEuro, source, recordedAt: tx.now };
        await tx.manager.insert(ExchangeRate, rate);
        await tx.record({
          operation: "recordExchangeRate",
          subjectType: "ExchangeRate",
          subjectId: rate.id,
          after: rate,
        });
        return rate.id;
      });
      return tx.manager.findOneByOrFail(ExchangeRate, { id });
    });
  }
}

function nextVersion(
  before: RuleSet,
  { effectiveOn, source, parameters, texts }: NewRuleSetVersion,
): RuleSet {
  if (effectiveOn <= before.effectiveOn)
    throw badInput(
      "input.effectiveOn",
      `Version ${String(before.version)} is in force from ${before.effectiveOn}; a later version begins later.`,
    );
  refuse(ruleTextProblems(texts ?? [], before));
  const changed = { ...before.parameters, ...onlyGiven(parameters ?? {}) };
  refuse(parameterProblems(changed));
  return {
    code: before.code,
    version: before.version + 1,
    effectiveOn,
    source,
    parameters: changed,
    texts: { ...before.texts, ...Object.fromEntries((texts ?? []).map(({ rule, text }) => [rule, text])) },
  };
}
