import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./explorer.css";
import { createRoot } from "react-dom/client";
import { loadDemoPeople } from "./demo-people";
import { Explorer } from "./explorer";
import { takeSharedLink } from "./shared-link";

async function start(container: HTMLElement): Promise<void> {
  const people = await loadDemoPeople();
  createRoot(container).render(<Explorer people={people} shared={takeSharedLink()} />);
}

const container = document.getElementById("explorer");
if (container) void start(container);
