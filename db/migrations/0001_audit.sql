-- What an outsider may check, and what no code may undo.
CREATE VIEW v_audit_stock AS SELECT sku, warehouse, on_hand, reserved FROM stock;
--> statement-breakpoint
CREATE VIEW v_audit_movements AS
  SELECT id, sku, warehouse, kind::text AS kind, on_hand_delta, reserved_delta, ref, at FROM stock_movement;
--> statement-breakpoint
-- Open: held, committed, short. Closed: consumed, released.
CREATE VIEW v_audit_reservations AS
  SELECT id, order_id, sku, warehouse, quantity, state::text AS state FROM reservation;
--> statement-breakpoint
CREATE VIEW v_audit_payments AS
  SELECT id AS payment_id, order_id, currency, authorised_minor AS authorised, captured_minor AS captured, refunded_minor AS refunded FROM payment;
--> statement-breakpoint
-- Unfinished orders without a reason, or past their time by more than a minute: this must be empty.
CREATE VIEW v_audit_waiting AS
  SELECT id AS order_id, waiting_on, waiting_until, next_actor FROM "order"
  WHERE ended_at IS NULL
    AND (waiting_on IS NULL OR waiting_until IS NULL OR next_actor IS NULL OR waiting_until < now() - interval '1 minute');
--> statement-breakpoint
CREATE VIEW v_audit_log AS SELECT n, at, actor, action, ref, prev, hash FROM audit_log;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_event_append_only BEFORE UPDATE OR DELETE ON payment_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM posting WHERE ref = NEW.ref GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'postings of % do not sum to zero', NEW.ref USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();
--> statement-breakpoint
INSERT INTO policy (name, version, value) VALUES
  ('payment_window', 1, '{"minutes": 30, "remindAtPercent": [50, 80]}'),
  ('after_sales', 1, '{"days": 7}'),
  ('floor', 1, '{"pickMinutes": 240, "packMinutes": 60, "handOverMinutes": 480}'),
  ('escalation', 1, '{"agentMinutes": 120, "supervisorMinutes": 240}'),
  ('apology', 1, '{"delayCouponMinor": 500}');
--> statement-breakpoint
-- Who acts when no person does: the policies by themselves, and requests typed into the Temporal UI.
INSERT INTO principal (id, kind, role, name) VALUES ('system', 'system', 'system', 'Packhorse'), ('temporal-ui', 'system', 'temporal_ui', 'Temporal UI');
--> statement-breakpoint
-- First caps: what one action may give away without a second person.
INSERT INTO authority_cap (role, action, currency, max_minor)
SELECT r.role, a.action::action_kind, c.currency, r.max_minor
FROM (VALUES ('agent', 5000), ('supervisor', 200000), ('ops', 5000)) AS r(role, max_minor)
CROSS JOIN (VALUES ('coupon'), ('refund'), ('reship')) AS a(action)
CROSS JOIN (VALUES ('CNY'), ('EUR'), ('GBP'), ('USD'), ('JPY')) AS c(currency);
