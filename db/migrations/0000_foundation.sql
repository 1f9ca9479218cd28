CREATE TYPE "public"."action_kind" AS ENUM('coupon', 'refund', 'reship', 'other_carrier', 'retry', 'cancel_order', 'dismiss');--> statement-breakpoint
CREATE TYPE "public"."action_source" AS ENUM('api', 'temporal_ui', 'system');--> statement-breakpoint
CREATE TYPE "public"."action_state" AS ENUM('proposed', 'awaiting_approval', 'accepted', 'applied', 'refused', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."escalation_kind" AS ENUM('amount_mismatch', 'step_failed', 'delayed', 'lost', 'refused', 'wrong_address', 'damaged', 'returned', 'other');--> statement-breakpoint
CREATE TYPE "public"."escalation_state" AS ENUM('open', 'resolved');--> statement-breakpoint
CREATE TYPE "public"."escalation_tier" AS ENUM('automatic', 'agent', 'supervisor');--> statement-breakpoint
CREATE TYPE "public"."notification_channel" AS ENUM('sms', 'push', 'email');--> statement-breakpoint
CREATE TYPE "public"."notification_status" AS ENUM('queued', 'sent', 'delivered', 'failed');--> statement-breakpoint
CREATE TYPE "public"."workflow_message_kind" AS ENUM('start_order', 'payment_changed', 'cancel_requested', 'deadline_moved', 'shipment_packed', 'shipment_handed_over', 'tracking_moved', 'resumed', 'act', 'start_late_payment', 'escalation_moved', 'escalation_resolved', 'shipment_added', 'start_act');--> statement-breakpoint
CREATE TYPE "public"."workflow_message_state" AS ENUM('pending', 'acknowledged', 'no_run', 'parked');--> statement-breakpoint
CREATE TYPE "public"."hold_reason" AS ENUM('amount_mismatch', 'paused', 'person');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('accepted', 'awaiting_payment', 'fulfilling', 'after_sales', 'completed', 'rejected', 'expired', 'cancelling', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('created', 'pending', 'unknown', 'authorised', 'captured', 'declined', 'mismatched', 'closed');--> statement-breakpoint
CREATE TYPE "public"."refund_status" AS ENUM('requested', 'sent', 'succeeded', 'failed', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."principal_kind" AS ENUM('shop', 'staff', 'robot', 'system');--> statement-breakpoint
CREATE TYPE "public"."booking_status" AS ENUM('requested', 'booked', 'unknown', 'refused', 'voided');--> statement-breakpoint
CREATE TYPE "public"."pick_task_state" AS ENUM('open', 'picking', 'picked', 'packed', 'done', 'put_back', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."scan_kind" AS ENUM('pick', 'pack', 'weigh', 'verify', 'label', 'hand_over', 'put_back');--> statement-breakpoint
CREATE TYPE "public"."shipment_status" AS ENUM('planned', 'released', 'picking', 'picked', 'packed', 'handed_over', 'delivered', 'returning', 'returned', 'lost', 'cancelling', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."movement_kind" AS ENUM('receive', 'hold', 'release', 'consume', 'adjust', 'put_back');--> statement-breakpoint
CREATE TYPE "public"."reservation_state" AS ENUM('held', 'committed', 'short', 'consumed', 'released');--> statement-breakpoint
CREATE TABLE "action" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"escalation_id" text,
	"shipment_id" text,
	"kind" "action_kind" NOT NULL,
	"amount_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"request" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text NOT NULL,
	"source" "action_source" NOT NULL,
	"request_key" text,
	"actor_id" text NOT NULL,
	"cap_minor" bigint NOT NULL,
	"state" "action_state" NOT NULL,
	"result" jsonb,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"decided_at" timestamptz,
	"applied_at" timestamptz,
	CONSTRAINT "action_actor" UNIQUE("id","actor_id"),
	CONSTRAINT "action_amount_not_negative" CHECK ("action"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"action_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"principal_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "approval_action_id_principal_id_pk" PRIMARY KEY("action_id","principal_id"),
	CONSTRAINT "approval_by_another" CHECK ("approval"."principal_id" <> "approval"."actor_id")
);
--> statement-breakpoint
CREATE TABLE "authority_cap" (
	"role" text NOT NULL,
	"action" "action_kind" NOT NULL,
	"currency" text NOT NULL,
	"max_minor" bigint NOT NULL,
	CONSTRAINT "authority_cap_role_action_currency_pk" PRIMARY KEY("role","action","currency")
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"n" integer NOT NULL,
	"shipment_id" text,
	"kind" "escalation_kind" NOT NULL,
	"detail" text NOT NULL,
	"tier" "escalation_tier" DEFAULT 'automatic' NOT NULL,
	"state" "escalation_state" DEFAULT 'open' NOT NULL,
	"deadline_at" timestamptz,
	"outcome" text,
	"opened_at" timestamptz DEFAULT now() NOT NULL,
	"resolved_at" timestamptz,
	CONSTRAINT "escalation_resolved_has_outcome" CHECK (("escalation"."state" = 'resolved') = ("escalation"."outcome" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text PRIMARY KEY NOT NULL,
	"n" bigint,
	"at" timestamptz DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"ref" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"prev" text,
	"hash" text
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint,
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"template" text NOT NULL,
	"cause" text NOT NULL,
	"channel" "notification_channel" NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"status" "notification_status" DEFAULT 'queued' NOT NULL,
	"provider_ref" text,
	"error" text,
	"tried_at" timestamptz,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"sent_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "webhook_in" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_in_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"raw" text NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflow_message" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"kind" "workflow_message_kind" NOT NULL,
	"payload" jsonb NOT NULL,
	"state" "workflow_message_state" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamptz DEFAULT now() + interval '10 seconds' NOT NULL,
	"last_error" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"settled_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"shop_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"order_id" text NOT NULL,
	"lease_until" timestamptz NOT NULL,
	"answer_status" integer,
	"answer_body" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_shop_id_key_pk" PRIMARY KEY("shop_id","key")
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"reference" text,
	"status" "order_status" DEFAULT 'accepted' NOT NULL,
	"hold_reason" "hold_reason",
	"needs_attention" text,
	"waiting_on" text,
	"waiting_until" timestamptz,
	"next_actor" text,
	"waiting_facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text NOT NULL,
	"currency" text NOT NULL,
	"payment_method" text NOT NULL,
	"customer_id" text,
	"customer_key" text NOT NULL,
	"coupon_codes" text[] NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"goods_minor" bigint,
	"discount_minor" bigint,
	"freight_minor" bigint,
	"total_minor" bigint,
	"verdict" jsonb,
	"answer_status" integer,
	"answer_body" text,
	"payment_deadline" timestamptz,
	"reminders" text[] DEFAULT '{}' NOT NULL,
	"after_sales_until" timestamptz,
	"promised_at" timestamptz,
	"cancel_requested_by" text,
	"cancel_reason" text,
	"end_reason" text,
	"run_seen_at" timestamptz,
	"accepted_at" timestamptz DEFAULT now() NOT NULL,
	"ended_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "order_never_waits_without_reason" CHECK (("order"."ended_at" IS NOT NULL AND "order"."waiting_on" IS NULL)
       OR ("order"."ended_at" IS NULL AND "order"."waiting_on" IS NOT NULL AND "order"."waiting_until" IS NOT NULL AND "order"."next_actor" IS NOT NULL)),
	CONSTRAINT "order_ended_is_ended" CHECK (("order"."ended_at" IS NOT NULL) = ("order"."status" IN ('completed', 'rejected', 'expired', 'cancelled'))),
	CONSTRAINT "order_total_adds_up" CHECK ("order"."total_minor" IS NULL OR ("order"."total_minor" = "order"."goods_minor" - "order"."discount_minor" + "order"."freight_minor" AND "order"."total_minor" >= 0))
);
--> statement-breakpoint
CREATE TABLE "order_contact" (
	"order_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"email" text,
	"country" text NOT NULL,
	"region_code" text,
	"province" text,
	"city" text,
	"postcode" text,
	"line1" text NOT NULL,
	"line2" text
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"order_id" text NOT NULL,
	"line_no" integer NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint,
	"discount_minor" bigint,
	"total_minor" bigint,
	CONSTRAINT "order_line_order_id_line_no_pk" PRIMARY KEY("order_id","line_no"),
	CONSTRAINT "order_line_quantity_positive" CHECK ("order_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"attempt" integer,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"gateway_key" text NOT NULL,
	"gateway_ref" text,
	"charge_id" text,
	"status" "payment_status" DEFAULT 'created' NOT NULL,
	"expected_minor" bigint NOT NULL,
	"authorised_minor" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunding_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"gateway_pay_url" text,
	"close_requested_at" timestamptz,
	"voided_at" timestamptz,
	"expires_at" timestamptz NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "payment_amounts_in_order" CHECK (0 <= "payment"."refunded_minor" AND "payment"."refunded_minor" <= "payment"."refunding_minor" AND "payment"."refunding_minor" <= "payment"."captured_minor"
       AND "payment"."captured_minor" <= "payment"."authorised_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"ref" text NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"order_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"cause" text NOT NULL,
	"status" "refund_status" DEFAULT 'requested' NOT NULL,
	"gateway_ref" text,
	"requested_at" timestamptz DEFAULT now() NOT NULL,
	"settled_at" timestamptz,
	CONSTRAINT "refund_positive" CHECK ("refund"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"principal_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz,
	"revoked_at" timestamptz,
	"last_used_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "principal" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "principal_kind" NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"shop_id" text,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coupon" (
	"code" text PRIMARY KEY NOT NULL,
	"promotion_id" text NOT NULL,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"max_uses_per_customer" integer,
	"budget_minor" bigint,
	"spent_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "coupon_uses_within" CHECK ("coupon"."uses" >= 0 AND ("coupon"."max_uses" IS NULL OR "coupon"."uses" <= "coupon"."max_uses")),
	CONSTRAINT "coupon_budget_within" CHECK ("coupon"."spent_minor" >= 0 AND ("coupon"."budget_minor" IS NULL OR "coupon"."spent_minor" <= "coupon"."budget_minor"))
);
--> statement-breakpoint
CREATE TABLE "coupon_redemption" (
	"code" text NOT NULL,
	"order_id" text NOT NULL,
	"customer_key" text NOT NULL,
	"n" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"released_at" timestamptz,
	CONSTRAINT "coupon_redemption_code_order_id_pk" PRIMARY KEY("code","order_id")
);
--> statement-breakpoint
CREATE TABLE "promotion" (
	"id" text PRIMARY KEY NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"rule" jsonb NOT NULL,
	"shops" text[],
	"currency" text,
	"exclusive" boolean DEFAULT false NOT NULL,
	"automatic" boolean DEFAULT true NOT NULL,
	"valid_from" timestamptz,
	"valid_until" timestamptz
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"order_id" text PRIMARY KEY NOT NULL,
	"objective" text[] NOT NULL,
	"tariff_version" integer NOT NULL,
	"candidates" jsonb NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"shipment_id" text NOT NULL,
	"n" integer NOT NULL,
	"carrier" text NOT NULL,
	"status" "booking_status" DEFAULT 'requested' NOT NULL,
	"carrier_ref" text,
	"tracking_number" text,
	"reason" text,
	"requested_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "booking_shipment_id_n_pk" PRIMARY KEY("shipment_id","n")
);
--> statement-breakpoint
CREATE TABLE "parcel" (
	"id" text PRIMARY KEY NOT NULL,
	"shipment_id" text NOT NULL,
	"n" integer NOT NULL,
	"weight_grams" integer,
	"carrier" text,
	"tracking_number" text,
	"label" text,
	"label_printed_at" timestamptz,
	CONSTRAINT "parcel_tracking_number_unique" UNIQUE("tracking_number")
);
--> statement-breakpoint
CREATE TABLE "pick_task" (
	"id" text PRIMARY KEY NOT NULL,
	"shipment_id" text NOT NULL,
	"warehouse" text NOT NULL,
	"state" "pick_task_state" DEFAULT 'open' NOT NULL,
	"claimed_by" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"due_at" timestamptz NOT NULL,
	CONSTRAINT "pick_task_shipment_id_unique" UNIQUE("shipment_id")
);
--> statement-breakpoint
CREATE TABLE "scan" (
	"id" text PRIMARY KEY NOT NULL,
	"pick_task_id" text NOT NULL,
	"kind" "scan_kind" NOT NULL,
	"barcode" text,
	"sku" text,
	"quantity" integer,
	"weight_grams" integer,
	"outcome" text NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"principal_id" text NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"n" integer NOT NULL,
	"warehouse" text NOT NULL,
	"carrier" text NOT NULL,
	"status" "shipment_status" DEFAULT 'planned' NOT NULL,
	"capture_minor" bigint NOT NULL,
	"cost_minor" bigint NOT NULL,
	"billable_grams" integer NOT NULL,
	"expected_grams" integer NOT NULL,
	"transit_hours" integer NOT NULL,
	"silence_hours" integer NOT NULL,
	"captured_at" timestamptz,
	"packed_at" timestamptz,
	"handed_over_at" timestamptz,
	"delivered_at" timestamptz,
	"settled_at" timestamptz,
	"replaces" text,
	"silence_until" timestamptz,
	CONSTRAINT "shipment_capture_not_negative" CHECK ("shipment"."capture_minor" >= 0),
	CONSTRAINT "shipment_delivered_was_handed_over" CHECK ("shipment"."delivered_at" IS NULL OR "shipment"."handed_over_at" IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "shipment_line" (
	"shipment_id" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "shipment_line_shipment_id_sku_pk" PRIMARY KEY("shipment_id","sku"),
	CONSTRAINT "shipment_line_quantity_positive" CHECK ("shipment_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "carrier_tariff" (
	"carrier" text NOT NULL,
	"warehouse" text NOT NULL,
	"zone" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"serves" boolean DEFAULT true NOT NULL,
	"first_grams" integer NOT NULL,
	"first_minor" bigint NOT NULL,
	"step_grams" integer NOT NULL,
	"step_minor" bigint NOT NULL,
	"volume_divisor" integer NOT NULL,
	"max_grams" integer NOT NULL,
	"remote_surcharge_minor" bigint DEFAULT 0 NOT NULL,
	"transit_hours" integer NOT NULL,
	"silence_hours" integer NOT NULL,
	"refused_regions" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "carrier_tariff_carrier_warehouse_zone_pk" PRIMARY KEY("carrier","warehouse","zone"),
	CONSTRAINT "carrier_tariff_sane" CHECK ("carrier_tariff"."first_grams" > 0 AND "carrier_tariff"."step_grams" > 0 AND "carrier_tariff"."volume_divisor" > 0)
);
--> statement-breakpoint
CREATE TABLE "freight_rule" (
	"shop_id" text NOT NULL,
	"zone" text NOT NULL,
	"currency" text NOT NULL,
	"base_minor" bigint NOT NULL,
	"free_from_minor" bigint,
	"remote_surcharge_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "freight_rule_shop_id_zone_currency_pk" PRIMARY KEY("shop_id","zone","currency")
);
--> statement-breakpoint
CREATE TABLE "payment_method" (
	"method" text NOT NULL,
	"shop_id" text NOT NULL,
	"currencies" text[] NOT NULL,
	"min_minor" bigint,
	"max_minor" bigint,
	"allow_remote" boolean DEFAULT true NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "payment_method_method_shop_id_pk" PRIMARY KEY("method","shop_id")
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"since" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "policy_name_version_pk" PRIMARY KEY("name","version")
);
--> statement-breakpoint
CREATE TABLE "price" (
	"sku" text NOT NULL,
	"shop_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "price_sku_shop_id_currency_pk" PRIMARY KEY("sku","shop_id","currency"),
	CONSTRAINT "price_positive" CHECK ("price"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"parent" text,
	"zone" text NOT NULL,
	"remote" boolean DEFAULT false NOT NULL,
	"has_children" boolean DEFAULT false NOT NULL,
	"replaced_by" text[] DEFAULT '{}' NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currencies" text[] NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sku" (
	"sku" text PRIMARY KEY NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"category" text NOT NULL,
	"barcode" text NOT NULL,
	"weight_grams" integer NOT NULL,
	"volume_cm3" integer NOT NULL,
	"traits" text[] DEFAULT '{}' NOT NULL,
	"sellable" boolean DEFAULT true NOT NULL,
	CONSTRAINT "sku_weight_positive" CHECK ("sku"."weight_grams" > 0)
);
--> statement-breakpoint
CREATE TABLE "warehouse" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"address" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"sku" text NOT NULL,
	"warehouse" text NOT NULL,
	"quantity" integer NOT NULL,
	"state" "reservation_state" NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "reservation_quantity_positive" CHECK ("reservation"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock" (
	"sku" text NOT NULL,
	"warehouse" text NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_sku_warehouse_pk" PRIMARY KEY("sku","warehouse"),
	CONSTRAINT "stock_never_oversold" CHECK ("stock"."reserved" >= 0 AND "stock"."reserved" <= "stock"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_movement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sku" text NOT NULL,
	"warehouse" text NOT NULL,
	"kind" "movement_kind" NOT NULL,
	"on_hand_delta" integer NOT NULL,
	"reserved_delta" integer NOT NULL,
	"ref" text NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "stock_movement_moves" CHECK ("stock_movement"."on_hand_delta" <> 0 OR "stock_movement"."reserved_delta" <> 0)
);
--> statement-breakpoint
CREATE TABLE "tracking" (
	"tracking_number" text PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"shipment_id" text NOT NULL,
	"status" text NOT NULL,
	"detail" text,
	"state" jsonb NOT NULL,
	"last_event_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "tracking_event" (
	"carrier" text NOT NULL,
	"event_id" text NOT NULL,
	"tracking_number" text NOT NULL,
	"status" text NOT NULL,
	"detail" text,
	"place" text,
	"at" timestamptz NOT NULL,
	"received_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "tracking_event_carrier_event_id_pk" PRIMARY KEY("carrier","event_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"endpoint_id" text NOT NULL,
	"event_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_status" integer,
	"last_error" text,
	"settled_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"disabled_at" timestamptz,
	"created_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_escalation_id_escalation_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_actor_id_principal_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_action_id_actor_id_action_id_actor_id_fk" FOREIGN KEY ("action_id","actor_id") REFERENCES "public"."action"("id","actor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_contact" ADD CONSTRAINT "order_contact_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_principal_id_principal_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "principal" ADD CONSTRAINT "principal_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_code_coupon_code_fk" FOREIGN KEY ("code") REFERENCES "public"."coupon"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_shipment_id_shipment_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_shipment_id_shipment_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_task" ADD CONSTRAINT "pick_task_shipment_id_shipment_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_pick_task_id_pick_task_id_fk" FOREIGN KEY ("pick_task_id") REFERENCES "public"."pick_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_warehouse_warehouse_id_fk" FOREIGN KEY ("warehouse") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_shipment_id_shipment_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_tariff" ADD CONSTRAINT "carrier_tariff_warehouse_warehouse_id_fk" FOREIGN KEY ("warehouse") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_sku_sku_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."sku"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_sku_sku_sku_fk" FOREIGN KEY ("sku") REFERENCES "public"."sku"("sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_warehouse_warehouse_id_fk" FOREIGN KEY ("warehouse") REFERENCES "public"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking" ADD CONSTRAINT "tracking_shipment_id_shipment_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_shop_id_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "action_request" ON "action" USING btree ("actor_id","request_key") WHERE "action"."request_key" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "action_order" ON "action" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "action_waiting" ON "action" USING btree ("created_at") WHERE "action"."state" = 'awaiting_approval';--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_nth" ON "escalation" USING btree ("order_id","n");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_open_once" ON "escalation" USING btree ("order_id","kind",coalesce("shipment_id", '')) WHERE "escalation"."state" = 'open';--> statement-breakpoint
CREATE INDEX "escalation_work" ON "escalation" USING btree ("tier","deadline_at") WHERE "escalation"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_n" ON "audit_log" USING btree ("n");--> statement-breakpoint
CREATE INDEX "audit_log_unsealed" ON "audit_log" USING btree ("at") WHERE "audit_log"."n" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "event_seq" ON "event" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "event_unnumbered" ON "event" USING btree ("at") WHERE "event"."seq" IS NULL;--> statement-breakpoint
CREATE INDEX "event_order" ON "event" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_once" ON "notification" USING btree ("order_id","template","cause","channel");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_in_once" ON "webhook_in" USING btree ("provider","event_id");--> statement-breakpoint
CREATE INDEX "webhook_in_age" ON "webhook_in" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "workflow_message_due" ON "workflow_message" USING btree ("next_attempt_at") WHERE "workflow_message"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "workflow_message_workflow" ON "workflow_message" USING btree ("workflow_id");--> statement-breakpoint
CREATE INDEX "idempotency_key_order" ON "idempotency_key" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "idempotency_key_age" ON "idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_reference" ON "order" USING btree ("shop_id","reference") WHERE "order"."reference" IS NOT NULL AND "order"."status" <> 'rejected';--> statement-breakpoint
CREATE INDEX "order_newest" ON "order" USING btree ("shop_id","accepted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_open" ON "order" USING btree ("waiting_until") WHERE "order"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX "order_customer" ON "order" USING btree ("customer_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempt" ON "payment" USING btree ("order_id","attempt") WHERE "payment"."attempt" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_charge" ON "payment" USING btree ("method","charge_id") WHERE "payment"."charge_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_order" ON "payment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_gateway_key" ON "payment" USING btree ("gateway_key");--> statement-breakpoint
CREATE INDEX "payment_event_payment" ON "payment_event" USING btree ("payment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "posting_once" ON "posting" USING btree ("ref","account","currency");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_cause" ON "refund" USING btree ("payment_id","cause");--> statement-breakpoint
CREATE INDEX "refund_order" ON "refund" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_redemption_nth" ON "coupon_redemption" USING btree ("code","customer_key","n") WHERE "coupon_redemption"."released_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "parcel_nth" ON "parcel" USING btree ("shipment_id","n");--> statement-breakpoint
CREATE INDEX "pick_task_open" ON "pick_task" USING btree ("warehouse","created_at") WHERE "pick_task"."state" IN ('open', 'picking', 'picked', 'packed', 'put_back');--> statement-breakpoint
CREATE INDEX "scan_task" ON "scan" USING btree ("pick_task_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "shipment_nth" ON "shipment" USING btree ("order_id","n");--> statement-breakpoint
CREATE INDEX "region_parent" ON "region" USING btree ("parent");--> statement-breakpoint
CREATE UNIQUE INDEX "sku_barcode" ON "sku" USING btree ("barcode");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_once" ON "reservation" USING btree ("shipment_id","sku");--> statement-breakpoint
CREATE INDEX "reservation_order" ON "reservation" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "reservation_open" ON "reservation" USING btree ("sku","warehouse") WHERE "reservation"."state" IN ('held', 'committed', 'short');--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movement_once" ON "stock_movement" USING btree ("ref","kind","sku","warehouse");--> statement-breakpoint
CREATE INDEX "stock_movement_counter" ON "stock_movement" USING btree ("sku","warehouse","id");--> statement-breakpoint
CREATE INDEX "tracking_shipment" ON "tracking" USING btree ("shipment_id");--> statement-breakpoint
CREATE INDEX "tracking_event_parcel" ON "tracking_event" USING btree ("tracking_number","at");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery" USING btree ("endpoint_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_event" ON "webhook_delivery" USING btree ("event_id");