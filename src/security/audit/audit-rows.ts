/** Select list of an audit entry `e`, under the names of `AuditEntry`. */
export const AUDIT_COLUMNS = `e.id, e.at, e.kind, e.actor_id as "actorId", e.actor_roles as "actorRoles", e.operation,
  e.subject_type as "subjectType", e.subject_id as "subjectId", e.reason, e.reason_digest as "reasonDigest", e.before_hash as "beforeHash",
  e.after_hash as "afterHash"`;
