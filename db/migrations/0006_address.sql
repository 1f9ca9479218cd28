ALTER TYPE "public"."workflow_message_kind" ADD VALUE 'address_changed';--> statement-breakpoint
-- In whose name the acts of customers themselves are written.
INSERT INTO principal (id, kind, role, name) VALUES ('customer', 'system', 'customer', 'Customer') ON CONFLICT DO NOTHING;
