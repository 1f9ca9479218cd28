CREATE TYPE "public"."bulk_item_state" AS ENUM('waiting', 'left_out', 'done', 'awaiting_approval', 'refused', 'failed', 'stopped');--> statement-breakpoint
CREATE TYPE "public"."bulk_kind" AS ENUM('hold', 'release', 'cancel', 'other_carrier', 'compensate', 'resend', 'retry');--> statement-breakpoint
CREATE TYPE "public"."bulk_state" AS ENUM('running', 'stopping', 'stopped', 'finished');--> statement-breakpoint
ALTER TYPE "public"."action_kind" ADD VALUE 'hold';--> statement-breakpoint
ALTER TYPE "public"."action_kind" ADD VALUE 'release_hold';--> statement-breakpoint
ALTER TYPE "public"."action_kind" ADD VALUE 'change_address';--> statement-breakpoint
CREATE TABLE "bulk" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "bulk_kind" NOT NULL,
	"request" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text NOT NULL,
	"principal_id" text NOT NULL,
	"request_key" text NOT NULL,
	"state" "bulk_state" DEFAULT 'running' NOT NULL,
	"total" integer NOT NULL,
	"stop_requested_by" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"ended_at" timestamptz,
	CONSTRAINT "bulk_ended" CHECK (("bulk"."ended_at" IS NULL) = ("bulk"."state" IN ('running', 'stopping')))
);
--> statement-breakpoint
CREATE TABLE "bulk_item" (
	"bulk_id" text NOT NULL,
	"order_id" text NOT NULL,
	"state" "bulk_item_state" NOT NULL,
	"code" text,
	"action_id" text,
	"at" timestamptz,
	CONSTRAINT "bulk_item_bulk_id_order_id_pk" PRIMARY KEY("bulk_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "contact_change" (
	"action_id" text NOT NULL,
	"order_id" text NOT NULL,
	"country" text NOT NULL,
	"region_code" text,
	"province" text,
	"city" text,
	"postcode" text,
	"line1" text NOT NULL,
	"line2" text,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "contact_change_action_id_pk" PRIMARY KEY("action_id")
);
--> statement-breakpoint
CREATE TABLE "order_note" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"principal_id" text NOT NULL,
	"flag" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"text" text NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_rating" (
	"order_id" text PRIMARY KEY NOT NULL,
	"goods" integer NOT NULL,
	"delivery" integer NOT NULL,
	"service" integer NOT NULL,
	"comment" text,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "order_rating_in_range" CHECK ("order_rating"."goods" BETWEEN 1 AND 5 AND "order_rating"."delivery" BETWEEN 1 AND 5 AND "order_rating"."service" BETWEEN 1 AND 5)
);
--> statement-breakpoint
CREATE TABLE "pause" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"target" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamptz DEFAULT now() NOT NULL,
	"ended_by" text,
	"ended_at" timestamptz,
	CONSTRAINT "pause_target" CHECK (("pause"."kind" IN ('warehouse', 'carrier')) = ("pause"."target" <> '')),
	CONSTRAINT "pause_ended_by_somebody" CHECK (("pause"."ended_at" IS NULL) = ("pause"."ended_by" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"principal_id" text,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"time_zone" text NOT NULL,
	"hours" jsonb NOT NULL,
	"exceptions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"since" timestamptz DEFAULT now() NOT NULL,
	"set_by" text,
	"reason" text,
	CONSTRAINT "calendar_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"hash" text PRIMARY KEY NOT NULL,
	"principal_id" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"seen_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"login" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"locked_until" timestamptz,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"principal_id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"language" text NOT NULL,
	"warehouse" text,
	"password_hash" text,
	"invite_hash" text,
	"invite_until" timestamptz,
	"last_seen_at" timestamptz,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "staff_login_unique" UNIQUE("login"),
	CONSTRAINT "staff_invite_hash_unique" UNIQUE("invite_hash"),
	CONSTRAINT "staff_login_lower_case" CHECK ("staff"."login" = lower("staff"."login")),
	CONSTRAINT "staff_invite_ends" CHECK (("staff"."invite_hash" IS NULL) = ("staff"."invite_until" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "internal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "received_at" timestamptz;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "policy" ADD COLUMN "set_by" text;--> statement-breakpoint
ALTER TABLE "policy" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "bulk" ADD CONSTRAINT "bulk_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk" ADD CONSTRAINT "bulk_stop_requested_by_principal_id_fk" FOREIGN KEY ("stop_requested_by") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_bulk_id_bulk_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_rating" ADD CONSTRAINT "order_rating_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_started_by_principal_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_ended_by_principal_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_set_by_principal_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_newest" ON "bulk" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "bulk_item_state_of" ON "bulk_item" USING btree ("bulk_id","state");--> statement-breakpoint
CREATE INDEX "contact_change_order" ON "contact_change" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_note_order" ON "order_note" USING btree ("order_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "pause_on_once" ON "pause" USING btree ("kind","target") WHERE "pause"."ended_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree (coalesce("principal_id", ''),"page","name");--> statement-breakpoint
CREATE INDEX "session_principal" ON "session" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "session_age" ON "session" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "policy" ADD CONSTRAINT "policy_set_by_principal_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_imported_has_ended" CHECK (NOT "order"."imported" OR "order"."ended_at" IS NOT NULL);