import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

/** What the page adds to the editor: focus at load, the run key everywhere, no answer of another viewer left over. */
export function EditorSession({ viewer }: { readonly viewer: string }) {
  useFocusAtLoad();
  useRunKeyOutsideEditors();
  useClearedAnswer(viewer);
  return null;
}

function useFocusAtLoad(): void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.focus(), [queryEditor]);
}

function useRunKeyOutsideEditors(): void {
  const { run } = useGraphiQLActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isRunKey = (event.ctrlKey || event.metaKey) && event.key === "Enter";
      if (!isRunKey || event.defaultPrevented || isInEditor(event.target)) return;
      event.preventDefault();
      void run();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [run]);
}

/** Editors of Monaco have the run key already. */
function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".monaco-editor") !== null;
}

function useClearedAnswer(viewer: string): void {
  const { stop, updateActiveTabValues } = useGraphiQLActions();
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const answered = useRef(viewer);
  useEffect(() => {
    if (answered.current === viewer) return;
    answered.current = viewer;
    stop();
    responseEditor?.setValue("");
    updateActiveTabValues({ response: "" });
  }, [viewer, responseEditor, stop, updateActiveTabValues]);
}
