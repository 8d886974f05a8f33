import { requireFromMain } from "./contender.mjs";

const { EntitySchema } = requireFromMain("typeorm");

const text = { type: "text" };
const texts = { type: "text", array: true };
const json = { type: "jsonb" };
const moment = { type: "timestamptz" };

/** The same tables with every column, as records that know their relations. */
const organisation = new EntitySchema({
  name: "Organisation",
  tableName: "organisation",
  columns: {
    id: { type: "uuid", primary: true },
    register: text,
    registryNumber: { ...text, name: "registry_number" },
    legalName: { ...text, name: "legal_name" },
    tradeNames: { ...texts, name: "trade_names" },
    legalForm: { ...text, name: "legal_form", nullable: true },
    legalPersonality: { type: "boolean", name: "legal_personality", nullable: true },
    foundedOn: { type: "date", name: "founded_on", nullable: true },
    website: { ...text, nullable: true },
    languages: texts,
    presentation: json,
    declaredSectors: { ...texts, name: "declared_sectors" },
    derivedSectors: { ...json, name: "derived_sectors" },
    region: { ...text, nullable: true },
    regionReason: { ...text, name: "region_reason" },
    sizeClass: { ...text, name: "size_class", nullable: true },
    profileConfirmedOn: { type: "date", name: "profile_confirmed_on", nullable: true },
    archivedAt: { ...moment, name: "archived_at", nullable: true },
    createdAt: { ...moment, name: "created_at" },
    updatedAt: { ...moment, name: "updated_at" },
    version: { type: "integer" },
  },
  relations: {
    needs: { type: "one-to-many", target: "Need", inverseSide: "organisation" },
    capabilities: { type: "one-to-many", target: "Capability", inverseSide: "organisation" },
  },
});

const told = {
  id: { type: "uuid", primary: true },
  language: text,
  title: text,
  text,
  translations: json,
  summary: { ...text, nullable: true },
  summaryClearedAt: { ...moment, name: "summary_cleared_at", nullable: true },
  readinessLevel: { type: "smallint", name: "readiness_level", nullable: true },
  sectors: texts,
  cooperationKinds: { ...texts, name: "cooperation_kinds" },
  createdAt: { ...moment, name: "created_at" },
  updatedAt: { ...moment, name: "updated_at" },
  version: { type: "integer" },
};

const belongsTo = (inverseSide) => ({
  organisation: {
    type: "many-to-one",
    target: "Organisation",
    inverseSide,
    joinColumn: { name: "organisation_id" },
  },
});

const need = new EntitySchema({
  name: "Need",
  tableName: "need",
  columns: {
    ...told,
    status: text,
    partnerSought: { ...text, name: "partner_sought", nullable: true },
    deadline: { type: "date", nullable: true },
    returnReasons: { ...text, name: "return_reasons", nullable: true },
    submittedAt: { ...moment, name: "submitted_at", nullable: true },
    publishedAt: { ...moment, name: "published_at", nullable: true },
  },
  relations: belongsTo("needs"),
});

const capability = new EntitySchema({
  name: "Capability",
  tableName: "capability",
  columns: {
    ...told,
    stage: { ...text, nullable: true },
    intellectualProperty: { ...text, name: "intellectual_property" },
    removedAt: { ...moment, name: "removed_at", nullable: true },
  },
  relations: belongsTo("capabilities"),
});

export const catalogue = [organisation, need, capability];
