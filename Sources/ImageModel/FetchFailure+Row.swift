extension FetchFailure {
  /// What happened, what to try, and how a script ends.
  typealias Row = (headline: PrintableText, advice: PrintableText, exitStatus: ExitStatus)

  var row: Row {
    switch kind {
    case .badRequest:
      (
        PrintableText("The service does not accept this request (400).", zh: "服务不接受此请求（400）。"),
        PrintableText("Check the image id.", zh: "请检查镜像 ID。"), .failed
      )
    case .unauthorized:
      (
        PrintableText("The service does not accept the credentials (401).", zh: "服务不接受所用的凭证（401）。"),
        PrintableText(
          "Try imsbrowser doctor: it shows which credentials were found, and where. Tokens end after a day, and count in one region; C in the browser asks another cloud.",
          zh: "请运行 imsbrowser doctor，查看找到了哪些凭证及其来源。Token 一天后失效，且只在一个区域内有效；在浏览器中按 C 可换一个云。"), .notAllowed
      )
    case .forbidden:
      (
        PrintableText("These credentials may not read this image (403).", zh: "所用的凭证无权读取此镜像（403）。"),
        PrintableText(
          "Ask for the right to read images in this project, or use the token of another project.",
          zh: "请申请在此项目中读取镜像的权限，或使用其他项目的 Token。"), .notAllowed
      )
    case .notFound:
      (
        status == 404
          ? PrintableText("No image has this id here (404).", zh: "此处没有该 ID 的镜像（404）。")
          : PrintableText("No image has this id here.", zh: "此处没有该 ID 的镜像。"),
        PrintableText(
          "Ids belong to one region and project: check the id, or ask another endpoint.",
          zh: "ID 只在一个区域和项目内有效：请检查 ID，或换一个终端节点查询。"), .noSuchImage
      )
    case .noSuchCall:
      (
        PrintableText(
          "This service has no call for images (\(status ?? 404)).", zh: "此服务没有查询镜像的接口（\(status ?? 404)）。"),
        PrintableText(
          "Neither /v2/images nor /v2/cloudimages is there: check that the endpoint is the root of an image service.",
          zh: "/v2/images 和 /v2/cloudimages 都不存在：请确认终端节点是镜像服务的根地址。"), .senselessAnswer
      )
    case .tooManyRequests(let seconds):
      (
        PrintableText("The service asks to slow down (429).", zh: "服务要求降低请求频率（429）。"), retry(after: seconds),
        .serviceFailed
      )
    case .serverError:
      (
        PrintableText("The service failed (\(status ?? 500)).", zh: "服务出错（\(status ?? 500)）。"),
        PrintableText(
          "Ask again; if it lasts, give the request id to the service's support.", zh: "请重试；如持续出错，请将请求 ID 提供给服务的技术支持。"),
        .serviceFailed
      )
    case .unavailable(let seconds):
      (
        PrintableText("The service is not available now (503).", zh: "服务当前不可用（503）。"), retry(after: seconds),
        .serviceFailed
      )
    case .redirected(let target):
      (
        target.map {
          PrintableText(
            "The service points elsewhere (\(status ?? 302)): \($0)", zh: "服务指向其他地址（\(status ?? 302)）：\($0)")
        } ?? PrintableText("The service points elsewhere (\(status ?? 302)).", zh: "服务指向其他地址（\(status ?? 302)）。"),
        PrintableText(
          "Redirects are not followed, since credentials belong to one origin: give that address with --endpoint if you trust it.",
          zh: "凭证只用于一个地址，因此不跟随重定向：如果信任该地址，请用 --endpoint 指定。"), .senselessAnswer
      )
    case .otherStatus:
      (
        PrintableText("The service answered with status \(status ?? 0).", zh: "服务返回了状态码 \(status ?? 0)。"),
        Self.isItAnImageService, .failed
      )
    case .refused:
      (
        PrintableText("Nothing answers at this address: the connection was refused.", zh: "此地址无响应：连接被拒绝。"),
        PrintableText("Check the endpoint's host and port.", zh: "请检查终端节点的主机名和端口。"), .notReached
      )
    case .unresolved:
      (
        PrintableText("The service's host name is not known (DNS).", zh: "无法解析服务的主机名（DNS）。"),
        PrintableText("Check the endpoint's spelling and this host's DNS.", zh: "请检查终端节点的拼写和本机的 DNS 设置。"),
        .notReached
      )
    case .tls:
      (
        PrintableText("The connection is not trusted (TLS).", zh: "连接不受信任（TLS）。"),
        PrintableText(
          "Check the host name, this host's clock and its CA certificates.", zh: "请检查主机名、本机的时钟和 CA 证书。"), .notReached
      )
    case .proxyRefused:
      (
        PrintableText("The proxy did not let the request through.", zh: "代理未放行此请求。"),
        PrintableText(
          "Check HTTPS_PROXY or ALL_PROXY with its user and password; NO_PROXY names hosts to reach without it.",
          zh: "请检查 HTTPS_PROXY 或 ALL_PROXY 及其用户名和密码；NO_PROXY 列出不经代理访问的主机。"), .notReached
      )
    case .timedOut(let seconds):
      (
        PrintableText(
          "No whole answer came within \(Self.text(of: seconds)) s.", zh: "\(Self.text(of: seconds)) 秒内未收到完整的响应。"),
        PrintableText(
          "Ask again; --timeout SECONDS allows more on a slow link.", zh: "请重试；网络较慢时，可用 --timeout SECONDS 延长时间。"),
        .notReached
      )
    case .closedEarly:
      (
        PrintableText("The connection was closed before the whole answer came.", zh: "收到完整的响应之前，连接已关闭。"),
        Self.askAgain, .notReached
      )
    case .unreachable:
      (
        PrintableText("The service could not be reached.", zh: "无法连接到服务。"),
        PrintableText("Check the network, the proxy settings and the endpoint.", zh: "请检查网络、代理设置和终端节点。"), .notReached
      )
    case .cancelled:
      (PrintableText("Cancelled before an answer came.", zh: "已取消，未收到响应。"), Self.askAgain, .failed)
    case .noAccess(let obstacle):
      (obstacle.headline, obstacle.advice, obstacle.exitStatus)
    case .tooLarge(let limit):
      (
        PrintableText(
          "The answer is larger than \(limit >> 20) MiB: that is no image.", zh: "响应超过 \(limit >> 20) MiB：这不是镜像。"),
        Self.isItAnImageService, .senselessAnswer
      )
    case .tooDeep(let limit):
      (
        PrintableText(
          "The answer nests deeper than \(limit) levels: that is no image.", zh: "响应的嵌套超过 \(limit) 层：这不是镜像。"),
        Self.isItAnImageService, .senselessAnswer
      )
    case .empty:
      (
        PrintableText("The service answered with nothing.", zh: "服务返回了空的响应。"), Self.isItAnImageService,
        .senselessAnswer
      )
    case .notJSON:
      (
        PrintableText("The answer is not JSON.", zh: "响应不是 JSON。"),
        PrintableText(
          "Check that the endpoint is an image service, and not a login page or a proxy.",
          zh: "请确认终端节点是镜像服务，而不是登录页面或代理。"), .senselessAnswer
      )
    case .foreignPage(let link):
      (
        PrintableText(
          "The next page of the list points to another origin: \(link)", zh: "列表的下一页指向另一个来源：\(link)"),
        PrintableText(
          "It is not followed, since credentials belong to one origin: what came before it is all that was listed.",
          zh: "不会跟随它，因为凭证只属于一个来源：之前的内容就是列出的全部。"),
        .senselessAnswer
      )
    case .repeatedPage:
      (
        PrintableText(
          "The list repeats itself: a page came that was there already.", zh: "列表出现重复：收到了已经出现过的一页。"),
        PrintableText(
          "What came before it is all that was listed; filters may show the rest.",
          zh: "之前的内容就是列出的全部；使用过滤条件也许能看到其余部分。"),
        .senselessAnswer
      )
    case .notAnImage:
      (
        PrintableText("The answer is JSON, but not an image.", zh: "响应是 JSON，但不是镜像。"),
        Self.isItTheRoot,
        .senselessAnswer
      )
    }
  }

  private static var askAgain: PrintableText { PrintableText("Ask again.", zh: "请重试。") }

  static var isItAnImageService: PrintableText {
    PrintableText("Check that the endpoint is an image service.", zh: "请确认终端节点是镜像服务。")
  }

  private func retry(after seconds: Int?) -> PrintableText {
    seconds.map { PrintableText("It asks to wait \($0) s: ask again after that.", zh: "服务要求等待 \($0) 秒，请在此之后重试。") }
      ?? PrintableText("Wait a little, then ask again.", zh: "请稍后重试。")
  }

  /// 10 for 10.0, 0.5 for 0.5.
  private static func text(of seconds: Double) -> String {
    seconds == seconds.rounded() && seconds.magnitude < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}
