/**
 * @jest-environment <rootDir>/test/support/zone-environment.cjs
 * @jest-environment-options {"zone": "UTC"}
 */
import { calendarCases } from "./calendar-cases";

calendarCases("UTC", "2026-07-01T12:00:00.000Z");
