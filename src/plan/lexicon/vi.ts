import type { Language } from './types.ts'

export const vi: Language = {
  code: 'vi', words: true,
  sections: {
    achieved: 'đã hoàn thành|hiện trạng|thành tựu|trạng thái hiện tại', audience: 'đối tượng(?: .*)?|khách hàng mục tiêu|người dùng mục tiêu', competitor: 'đối thủ|cạnh tranh', contingency: 'kế hoạch dự phòng', risk: 'rủi ro|thách thức', pricing: 'giá|định giá', budget: 'ngân sách|chi phí|kinh phí', kpi: 'kpis?|chỉ số(?: .*)?|mục tiêu(?: .*)?|chỉ tiêu|tiêu chí thành công', journey: 'hành trình|phễu', programme: 'chương trình', dependency: 'phụ thuộc|điều kiện tiên quyết', template: 'mẫu|ví dụ', role: 'đội ngũ|nhóm|vai trò|nhân sự|trách nhiệm', channel: 'kênh|nền tảng|phân phối',
    content: 'nội dung|bài viết|blog|video', schedule: 'lịch trình|lộ trình|giai đoạn|thời gian biểu|timeline|kế hoạch', milestone: 'cột mốc', task: 'công việc|nhiệm vụ|bước tiếp theo|hành động|danh sách việc', tracking: 'theo dõi|đo lường|phân tích|công cụ', summary: 'tóm tắt|tổng quan|giới thiệu|kết luận',
  },
  labels: { mitigation: 'giảm thiểu|biện pháp|giải pháp', contingency: 'dự phòng', likelihood: 'xác suất|khả năng', impact: 'ảnh hưởng|tác động', severity: 'mức độ', owner: 'phụ trách|người phụ trách|chịu trách nhiệm', due: 'hạn|ngày', deadline: 'thời hạn|deadline', priority: 'ưu tiên', effort: 'thời gian', goal: 'mục tiêu', target: 'mục tiêu', baseline: 'hiện tại', metric: 'chỉ số|kpi', budget: 'ngân sách|chi phí', status: 'trạng thái', channel: 'kênh|nền tảng', format: 'định dạng|loại', audience: 'đối tượng' },
  actions: 'tạo|viết|đăng|xuất bản|chuẩn bị|thiết lập|phát triển|gửi|tổ chức|liên hệ|cập nhật|hoàn thành|thêm|quay|làm|kiểm tra|chia sẻ|tham gia|submit|setup', roles: 'quản lý|kỹ sư|nhà thiết kế|trưởng nhóm|lập trình viên|biên tập viên', formats: { article: 'bài (?:viết|blog|đăng blog)|blog posts?', video: 'videos?', talk: 'bài nói|thuyết trình', webinar: 'hội thảo(?: .*)?|webinars?', post: 'bài đăng|posts?', newsletter: 'bản tin', tutorial: 'hướng dẫn|tutorials?' },
  stop: 'và|của|cho|là|các|với|được|trong|không|những|một',
}
