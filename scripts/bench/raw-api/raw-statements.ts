/** The statements of the API's hot paths, as one would write them for mysql2 by hand. */

export const AVAILABILITY = `SELECT v.id AS variantId, v.price, COALESCE(s.stock, 0) AS stock, t.currency
  FROM store t
  JOIN products p ON p.live_slug = ?
  JOIN variants v ON v.product_id = p.id AND v.live = 1
  LEFT JOIN stock_levels s ON s.variant_id = v.id
  ORDER BY v.position`;

const LINE = `v.sku, v.title AS variantTitle, v.price,
  CASE WHEN v.live = 1 AND p.live_slug IS NOT NULL THEN 1 ELSE 0 END AS forSale,
  COALESCE(s.stock, 0) AS stock, s.product_id AS productId,
  p.live_slug AS productSlug, p.live_title AS productTitle, p.live_image_json AS imageJson`;

/** Parameter: bag. */
export const BAG = `SELECT l.id, l.variant_id AS variantId, l.quantity, b.gift_note AS giftNote, t.currency, ${LINE}
  FROM store t
  LEFT JOIN bags b ON b.id = ?
  LEFT JOIN bag_lines l ON l.bag_id = b.id
  LEFT JOIN variants v ON v.id = l.variant_id
  LEFT JOIN products p ON p.id = v.product_id
  LEFT JOIN stock_levels s ON s.variant_id = l.variant_id`;

/** Parameters: bag, new line, bag, variant, bag, variant. */
export const BAG_AND_VARIANT = `${BAG}
  UNION ALL
  SELECT ? AS id, v.id AS variantId, 0 AS quantity, b.gift_note AS giftNote, t.currency, ${LINE}
  FROM store t
  JOIN bags b ON b.id = ?
  JOIN variants v ON v.id = ? AND v.live = 1
  JOIN products p ON p.id = v.product_id AND p.live_slug IS NOT NULL
  LEFT JOIN stock_levels s ON s.variant_id = v.id
  WHERE NOT EXISTS (SELECT 1 FROM bag_lines l WHERE l.bag_id = ? AND l.variant_id = ?)`;

/** Parameters: now, bag. */
export const LOCK_BAG = 'UPDATE bags SET updated_at = ? WHERE id = ?';

/** Parameters: now, bag, customer, when they signed in. */
export const LOCK_BAG_OF_SESSION = `${LOCK_BAG} AND NOT EXISTS
  (SELECT 1 FROM session_cutoffs WHERE customer_id = ? AND valid_from > ?)`;

export const INSERT_BAG = 'INSERT INTO bags (id, created_at, updated_at) VALUES (?, ?, ?)';
export const INSERT_LINE = 'INSERT INTO bag_lines (id, bag_id, variant_id, quantity) VALUES (?, ?, ?, ?)';
export const UPDATE_LINE = 'UPDATE bag_lines SET quantity = ? WHERE id = ? AND bag_id = ?';
export const EMPTY_BAG = 'DELETE FROM bag_lines WHERE bag_id = ?';

/** Parameter: promotion code or null. */
export const RULES = `SELECT t.value_json AS taxJson, y.value_json AS paymentJson, st.value_json AS storeJson,
    CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) AS now,
    m.id, m.kind, m.name, m.description, m.price, m.free_over AS freeOver, m.countries_json AS countriesJson,
    m.active, m.position, m.version,
    p.id AS promotionId, p.code, p.kind AS promotionKind, p.value, p.active AS promotionActive, p.minimum_subtotal,
    p.starts_at, p.ends_at, p.usage_limit, p.used, p.version AS promotionVersion
  FROM store st
  JOIN store_settings t ON t.name = 'tax'
  JOIN store_settings y ON y.name = 'payment'
  LEFT JOIN shipping_methods m ON m.active = 1
  LEFT JOIN promotions p ON p.code = ?
  ORDER BY m.position, m.id`;

/** Parameters: stock afterwards, now, variant, stock as read. */
export const TAKE_KNOWN =
  'UPDATE stock_levels SET stock = ?, updated_at = ? WHERE variant_id = ? AND stock = ?';
/** Parameters: quantity, now, variant, quantity. */
export const TAKE_IF_ENOUGH =
  'UPDATE stock_levels SET stock = stock - ?, updated_at = ? WHERE variant_id = ? AND stock >= ?';

export const INSERT_ORDER = `INSERT INTO orders (id, number, customer_id, email, phone, status, currency, subtotal,
    discount, shipping, tax, tax_included, tax_rate, total, shipping_method_json, promotion_id, promotion_code,
    shipping_address_json, payment_method, payment_step_json, note, gift_note, placed_at)
  VALUES (?, ?, ?, ?, ?, 'placed', ?, ?, 0, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?, ?, ?, ?)`;

export const insertOrderLines = (lines: number): string =>
  `INSERT INTO order_lines (id, order_id, position, variant_id, sku, product_slug, product_title, variant_title,
     quantity, unit_price, discount, tax)
   VALUES ${Array(lines).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)').join(', ')}`;

export const INSERT_EVENT = `INSERT INTO order_events
    (id, order_id, from_status, status, actor, note, carrier, tracking_number, created_at)
  VALUES (?, ?, NULL, 'placed', ?, '', '', '', ?)`;

const NOW = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)';
export const INSERT_MAIL = `INSERT INTO mails (id, kind, order_number, recipient, subject, text_body, html_body, state,
    attempts, next_attempt_at, created_at)
  VALUES (?, 'order_placed', ?, ?, ?, ?, ?, 'waiting', 0, ${NOW}, ${NOW})`;

export const INSERT_KEY = `INSERT INTO idempotency_keys
    (scope, idempotency_key, request_hash, status, body_json, created_at)
  VALUES (?, ?, ?, 201, ?, ?)`;
