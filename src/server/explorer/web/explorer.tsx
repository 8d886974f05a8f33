import { GraphiQL } from "graphiql";
import { useMemo, useState } from "react";
import { CopyLink } from "./copy-link";
import { firstPerson, loadDemoPeople, type DemoPerson } from "./demo-people";
import { EditorSession } from "./editor-session";
import { graphqlFetcher } from "./graphql-fetcher";
import { pageStorage } from "./page-storage";
import type { SharedLink } from "./shared-link";
import { firstTabs } from "./starter-tabs";
import { TokenField } from "./token-field";
import { ViewerSwitch } from "./viewer-switch";

interface Properties {
  readonly people: readonly DemoPerson[];
  readonly shared: SharedLink | undefined;
}

/** The page: who one is on top, GraphiQL below. */
export function Explorer({ people, shared }: Properties) {
  const [email, setEmail] = useState(() => firstPerson(people)?.email ?? "");
  const [token, setToken] = useState("");
  const demo = people.length > 0;
  const fetcher = useMemo(
    () => (demo ? fetcherOf(people, email) : graphqlFetcher(token)),
    [demo, people, email, token],
  );

  return (
    <>
      <header className="bar">
        <h1>Passerelle explorer</h1>
        <p>
          Press <kbd>Ctrl</kbd>+<kbd>Enter</kbd> to run the open tab; <kbd>Ctrl</kbd>+<kbd>M</kbd> lets the
          Tab key leave the editor.
        </p>
        {demo ? (
          <ViewerSwitch people={people} email={email} onChoose={setEmail} />
        ) : (
          <TokenField signedIn={token !== ""} onToken={setToken} />
        )}
      </header>
      <main>
        <GraphiQL
          fetcher={fetcher}
          defaultTabs={firstTabs(shared)}
          storage={pageStorage}
          {...(shared ? { initialQuery: shared.query } : {})}
          {...(shared?.variables ? { initialVariables: shared.variables } : {})}
        >
          <GraphiQL.Logo>
            <CopyLink />
          </GraphiQL.Logo>
          <EditorSession viewer={demo ? email : token} />
        </GraphiQL>
      </main>
    </>
  );
}

function fetcherOf(people: readonly DemoPerson[], email: string) {
  const tokenIn = (list: readonly DemoPerson[]) => list.find((person) => person.email === email)?.token;
  if (email === "") return graphqlFetcher(undefined);
  return graphqlFetcher(tokenIn(people), async () => tokenIn(await loadDemoPeople()));
}
