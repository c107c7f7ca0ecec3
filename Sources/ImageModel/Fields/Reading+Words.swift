/// What several kinds say.
extension Reading {
  static var cloudServersOnly: PrintableText {
    PrintableText("counts only for a cloud server's system disk", zh: "仅对云服务器系统盘镜像有效")
  }
  static var empty: PrintableText { PrintableText("empty", zh: "空值") }
  static var meansNo: PrintableText { PrintableText("means no", zh: "即不支持") }
  static var none: PrintableText { PrintableText("none", zh: "无") }
  static var noLimit: PrintableText { PrintableText("no limit", zh: "不限") }
  static var notDeclared: PrintableText { PrintableText("not declared", zh: "未声明") }
  static var notSet: PrintableText { PrintableText("not set", zh: "未设置") }
  static var noTruth: PrintableText { PrintableText("neither true nor false", zh: "既不是 true 也不是 false") }
  static var supported: PrintableText { PrintableText("supported", zh: "支持") }
}
