import { useState } from "react";

interface Properties {
  readonly signedIn: boolean;
  readonly onToken: (token: string) => void;
}

/** Outside demo mode: a bearer token, kept in this page only and gone with it. */
export function TokenField({ signedIn, onToken }: Properties) {
  const [token, setToken] = useState("");
  return (
    <form
      className="viewer"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onToken(token.trim());
      }}
    >
      <label htmlFor="token">Bearer token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => {
          setToken(event.target.value);
        }}
      />
      <button type="submit">Use token</button>
      <output>{signedIn ? "The token is sent with every operation." : "No token is sent."}</output>
    </form>
  );
}
