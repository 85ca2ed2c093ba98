import type { FailureMessages } from '../en/failures.ts';

const failures: FailureMessages & Required<Pick<FailureMessages, 'onlyLeft'>> = {
  unreachable: 'Hiện không kết nối được với cửa hàng. Vui lòng thử lại sau ít phút.',
  problems: {
    invalid_request: 'Thông tin gửi đi chưa hợp lệ. Vui lòng kiểm tra lại.',
    unauthenticated: 'Vui lòng đăng nhập trước.',
    forbidden: 'Bạn không được phép làm việc này.',
    recent_sign_in_required: 'Vui lòng đăng nhập lại trước.',
    not_found: 'Không tìm thấy nội dung này; có thể nó không còn nữa.',
    conflict: 'Dữ liệu vừa thay đổi. Vui lòng tải lại trang.',
    bag_empty: 'Giỏ hàng đang trống.',
    bag_changed: 'Giỏ hàng đã thay đổi so với lúc bạn xem.',
    out_of_stock: 'Sản phẩm này đã hết hàng.',
    request_in_flight: 'Yêu cầu trước vẫn đang được xử lý. Vui lòng chờ vài giây.',
    promotion_used_up: 'Mã khuyến mãi này đã hết lượt sử dụng.',
    promotion_unknown: 'Mã khuyến mãi này không tồn tại.',
    promotion_not_active: 'Mã khuyến mãi này hiện không có hiệu lực.',
    promotion_minimum: 'Đơn hàng chưa đạt giá trị tối thiểu để dùng mã khuyến mãi này.',
    shipping_unavailable: 'Không thể giao hàng theo cách này đến nơi nhận.',
    payment_unavailable: 'Không thể thanh toán đơn hàng này theo cách đã chọn.',
    version_stale: 'Nội dung này vừa được thay đổi ở nơi khác. Vui lòng tải lại trang.',
    payload_too_large: 'Nội dung gửi đi quá dài.',
    rate_limited: 'Bạn đã thử quá nhiều lần trong thời gian ngắn. Vui lòng chờ một phút.',
    internal: 'Cửa hàng gặp lỗi khi xử lý. Vui lòng thử lại; nếu vẫn lỗi, hãy cho chúng tôi biết mã số {id}.',
    unavailable: 'Cửa hàng tạm thời chưa phục vụ được. Vui lòng thử lại sau ít phút.',
  },
  quantityStays: 'Số lượng vẫn là {n}.',
  onlyLeft: 'Chỉ còn {n} sản phẩm.',
};
export default failures;
