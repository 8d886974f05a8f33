import type { RequestContext } from "../../../../graphql/request-context";
import { globalId } from "../../../../graphql/global-id";
import type { ApplicationLoader } from "./application.loader";

/** The partners that a file targets, by the introductions that it names. */
export async function partnersOf(
  loader: ApplicationLoader,
  { introductionIds, organisationId }: { introductionIds: readonly string[]; organisationId: string },
  context: RequestContext,
) {
  const partners = await Promise.all(introductionIds.map((id) => loader.partners(context).load(id)));
  return partners
    .flat()
    .filter(({ applicantId }) => applicantId === organisationId)
    .map((partner) => ({ ...partner, introductionId: globalId("Introduction", partner.introductionId) }));
}
