import type { MailCopy } from './en.ts';

const copy: MailCopy = {
  language: 'vi',
  placed: {
    subject: (number, store) => `Đơn hàng ${number} của bạn tại ${store}`,
    heading: 'Cảm ơn bạn đã đặt hàng',
    intro: (number) => `Chúng tôi đã nhận được đơn hàng ${number}. Đây là những món bạn đã đặt.`,
  },
  shipped: {
    subject: (number, store) => `Đơn hàng ${number} từ ${store} đang trên đường đến bạn`,
    heading: 'Đơn hàng của bạn đang trên đường',
    intro: (number) => `Chúng tôi đã giao kiện hàng của đơn ${number} cho đơn vị vận chuyển.`,
    carrier: 'Đơn vị vận chuyển',
    trackingNumber: 'Mã vận đơn',
  },
  cancelled: {
    subject: (number, store) => `Đơn hàng ${number} của bạn tại ${store} đã bị hủy`,
    heading: 'Đơn hàng của bạn đã bị hủy',
    intro: (number) => `Đơn hàng ${number} đã bị hủy và sẽ không có món nào được gửi đi.`,
    unpaid: 'Bạn không cần thanh toán gì. Nếu bạn đã chuyển tiền, xin hãy trả lời thư này.',
    paid: (total) => `Bạn đã thanh toán ${total}. Chúng tôi sẽ báo cho bạn ngay khi hoàn tiền.`,
  },
  refunded: {
    subject: (number, store) => `${store} đã hoàn tiền đơn hàng ${number} của bạn`,
    heading: 'Tiền của bạn đang được hoàn lại',
    intro: (number, total) => `Chúng tôi đã hoàn lại toàn bộ tiền của đơn hàng ${number}: ${total}.`,
    when: 'Thời gian nhận được tiền tùy theo cách bạn đã thanh toán; với ngân hàng thường mất vài ngày làm việc.',
  },
  payment: {
    bank_transfer:
      'Bạn đã chọn chuyển khoản ngân hàng. Chúng tôi sẽ báo cho bạn tài khoản nhận tiền; xin ghi số đơn hàng trong nội dung chuyển khoản. Hàng được gửi đi khi chúng tôi nhận được tiền.',
    cash_on_delivery:
      'Bạn đã chọn thanh toán khi nhận hàng. Xin chuẩn bị sẵn tổng số tiền khi kiện hàng đến.',
    in_store:
      'Bạn đã chọn thanh toán tại cửa hàng. Chúng tôi giữ hàng cho bạn; xin mang theo số đơn hàng khi đến nhận.',
  },
  labels: {
    pieces: 'Sản phẩm',
    subtotal: 'Tạm tính',
    discount: (code) => (code === null ? 'Giảm giá' : `Giảm giá (${code})`),
    delivery: (method) => (method === undefined ? 'Giao hàng' : `Giao hàng (${method})`),
    tax: (rate) => `Thuế (${rate})`,
    includedTax: (rate) => `Trong đó thuế (${rate})`,
    free: 'Miễn phí',
    total: 'Tổng cộng',
    deliverTo: 'Giao đến',
    pickUp: 'Nhận tại cửa hàng',
    paying: 'Thanh toán',
    orderNumber: 'Số đơn hàng',
    seeOrder: 'Xem đơn hàng',
    howToSee: (number) => `Bạn sẽ được hỏi số đơn hàng ${number} và địa chỉ email này.`,
  },
};
export default copy;
