/**
 * @jest-environment <rootDir>/test/support/zone-environment.cjs
 * @jest-environment-options {"zone": "America/Toronto"}
 */
import { calendarCases } from "./calendar-cases";

calendarCases("America/Toronto", "2026-07-01T16:00:00.000Z");
