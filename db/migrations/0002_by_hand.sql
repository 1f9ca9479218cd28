-- A type made anew: a value that is added to one cannot be used before the commit, and every migration is part of one.
ALTER TYPE "public"."action_kind" RENAME TO "action_kind_before";--> statement-breakpoint
CREATE TYPE "public"."action_kind" AS ENUM('coupon', 'refund', 'reship', 'other_carrier', 'retry', 'cancel_order', 'dismiss', 'mark_done');--> statement-breakpoint
ALTER TABLE "action" ALTER COLUMN "kind" TYPE "public"."action_kind" USING "kind"::text::"public"."action_kind";--> statement-breakpoint
ALTER TABLE "authority_cap" ALTER COLUMN "action" TYPE "public"."action_kind" USING "action"::text::"public"."action_kind";--> statement-breakpoint
DROP TYPE "public"."action_kind_before";--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "booked_by" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "voided_by" text;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_booked_by_action_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_voided_by_action_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Whoever may retry a step may say that a label was bought; that money has moved takes a supervisor.
INSERT INTO authority_cap (role, action, currency, max_minor)
SELECT r.role, 'mark_done'::action_kind, c.currency, r.max_minor
FROM (VALUES ('agent', 0), ('supervisor', 200000), ('ops', 0)) AS r(role, max_minor)
CROSS JOIN (VALUES ('CNY'), ('EUR'), ('GBP'), ('USD'), ('JPY')) AS c(currency);
