/**
 * @jest-environment <rootDir>/test/support/zone-environment.cjs
 * @jest-environment-options {"zone": "Asia/Kolkata"}
 */
import { calendarCases } from "./calendar-cases";

calendarCases("Asia/Kolkata", "2026-07-01T06:30:00.000Z");
