extension FetchFailure {
  /// The words for a list, of those kinds that have other words for an image.
  var listRow: Row? {
    switch kind {
    case .badRequest:
      (
        PrintableText(
          "The service does not accept this request for a list (400).", zh: "服务不接受此列表请求（400）。"),
        PrintableText(
          "Check the filters and the order: it may not know one of them.", zh: "请检查过滤条件和排序：服务可能不支持其中某一项。"),
        .failed
      )
    case .forbidden:
      (
        PrintableText("These credentials may not list images (403).", zh: "此凭证无权列出镜像（403）。"),
        PrintableText(
          "Ask for the right to list images in this project, or use the token of another project.",
          zh: "请申请在此项目中列出镜像的权限，或使用其他项目的 Token。"),
        .notAllowed
      )
    case .notFound:
      (
        PrintableText("There is no list of images here (\(status ?? 404)).", zh: "此处没有镜像列表（\(status ?? 404)）。"),
        Self.isItTheRoot, .senselessAnswer
      )
    case .tooLarge(let limit):
      (
        PrintableText(
          "The page is larger than \(limit >> 20) MiB: that is no list of images.",
          zh: "此页超过 \(limit >> 20) MiB：这不是镜像列表。"),
        Self.isItAnImageService, .senselessAnswer
      )
    case .tooDeep(let limit):
      (
        PrintableText(
          "The page nests deeper than \(limit) levels: that is no list of images.",
          zh: "此页的嵌套超过 \(limit) 层：这不是镜像列表。"),
        Self.isItAnImageService, .senselessAnswer
      )
    case .notAnImage:
      (
        PrintableText("The answer is JSON, but not a list of images.", zh: "响应是 JSON，但不是镜像列表。"), Self.isItTheRoot,
        .senselessAnswer
      )
    default: nil
    }
  }

  static var isItTheRoot: PrintableText {
    PrintableText("Check that the endpoint is the root of an image service.", zh: "请检查终端节点是否为镜像服务的根地址。")
  }
}
