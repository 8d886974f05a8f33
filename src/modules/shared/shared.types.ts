import { Field, InputType, ObjectType } from "type-graphql";
import { publicEnum } from "../../graphql/enums";
import type { CooperationKind } from "./cooperation-kind";
import type { Language } from "./language";
import type { Money } from "./money";
import type { Region } from "./region";
import type { Register } from "./register";

export const LanguageEnum = publicEnum<Language>(
  "Language",
  "A language in which texts are written and labels shown.",
  {
    EN: "English.",
    FR: "French.",
    NL: "Dutch.",
  },
);

export const RegionEnum = publicEnum<Region>("Region", "One of the two sides of the programme.", {
  BRUSSELS: "The Brussels-Capital Region.",
  QUEBEC: "Quebec.",
});

export const RegisterEnum = publicEnum<Register>(
  "Register",
  "A business register. The same ten digits may be valid in both.",
  {
    KBO: "Crossroads Bank for Enterprises (KBO/BCE), Belgium: enterprise numbers.",
    REQ: "Registraire des entreprises, Quebec: NEQ.",
  },
);

export const CooperationKindEnum = publicEnum<CooperationKind>(
  "CooperationKind",
  "A form of agreement that the programme promotes; one list for needs, capabilities, applications and agreements.",
  {
    JOINT_RD: "Joint research and development.",
    TECHNOLOGY_TRANSFER: "Transfer of technology and expertise.",
    JOINT_VENTURE: "A mixed company founded together.",
    BRANCH: "A branch on the other side.",
  },
);

@ObjectType("Money", { description: "An amount of money.", simpleResolvers: true })
export class MoneyType implements Money {
  @Field(() => String, { description: "Decimal number as text, such as `1250000.50`: never a float." })
  amount: string;
  @Field(() => String, { description: "ISO 4217 code, such as `EUR` or `CAD`." }) currency: string;
}

@InputType("MoneyInput", { description: "An amount of money." })
export class MoneyInput implements Money {
  @Field(() => String, {
    description: "Decimal number as text with at most two decimals, such as `1250000.50`.",
  })
  amount: string;
  @Field(() => String, { description: "ISO 4217 code, such as `EUR` or `CAD`." }) currency: string;
}
