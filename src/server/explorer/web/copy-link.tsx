import { useGraphiQL } from "@graphiql/react";
import { useState } from "react";
import { linkTo } from "./shared-link";

/** Puts an address on the clipboard that opens the operation of this tab. */
export function CopyLink() {
  const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({
    queryEditor,
    variableEditor,
  }));
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    await navigator.clipboard.writeText(
      linkTo(queryEditor?.getValue() ?? "", variableEditor?.getValue() ?? ""),
    );
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 2_000);
  };

  return (
    <button type="button" className="copy-link" onClick={() => void copy()}>
      {copied ? "Link copied" : "Copy link"}
    </button>
  );
}
