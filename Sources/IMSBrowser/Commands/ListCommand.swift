import ArgumentParser
import Dispatch
import ImageModel
import ImageService

/// `imsbrowser list [FILTER…]`: the service's images, each written as soon as its page is there.
struct ListCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: String("Print the images that a service has.", zh: "列出服务中的镜像。"),
      discussion: String(
        """
        Filters, all of which have to hold:
          status:active  visibility:public  os:Linux  type:gold  platform:Ubuntu  owner:PROJECT  tag:prod
          protected:true  hidden:true  id:A,B  min_disk:40  "size>2G"  since:2025-01-01  before:2025-02-01
          name:'CentOS 7.9' is exact, name:'*centos*' is not; a bare word occurs in the name, the OS or the id
          any property: os_distro:ubuntu, __support_kvm:true, property:key=value
        != is for what is not wanted; numbers, sizes and times take > >= < <= (quote them, or the shell takes them).

        text is a table; json one document a line, every key and number exact; yaml a stream of documents.
        """,
        zh: """
          条件须全部满足：
            status:active  visibility:public  os:Linux  type:gold  platform:Ubuntu  owner:PROJECT  tag:prod
            protected:true  hidden:true  id:A,B  min_disk:40  "size>2G"  since:2025-01-01  before:2025-02-01
            name:'CentOS 7.9' 为精确匹配，name:'*centos*' 则不是；单独的词在名称、操作系统或 ID 中查找
            任意属性：os_distro:ubuntu，__support_kvm:true，property:key=value
          != 表示不要的；数字、大小和时间可用 > >= < <=（须加引号，否则会被 shell 解释）。

          text 为表格；json 每行一个文档，键和数字与服务返回的完全一致；yaml 为一连串文档。
          """))
  }

  @Argument(
    help: ArgumentHelp(
      "What to list, such as status:active.", zh: "列出哪些镜像，例如 status:active。", value: Words("filter", zh: "条件")))
  var filters: [String] = []

  @OptionGroup var options: ServiceOptions

  @Option(help: ArgumentHelp("At most so many images.", zh: "最多列出多少个镜像。", value: Words("number", zh: "数量")))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Such as name or created_at:desc,name; the newest come first without.",
      zh: "例如 name 或 created_at:desc,name；不指定时最新的在前。", value: Words("fields", zh: "字段")))
  var sort: String?

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("text, json or yaml.", zh: "输出格式。", value: .output))
  var output: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case yaml
  }

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.", zh: "--limit 的值应为不小于 1 的数字。") }
    _ = try query()
  }

  private func query() throws -> ImageQuery {
    do throws(ImageQuery.Problem) {
      return try ImageQuery(words: filters, sort: sort)
    } catch {
      throw ValidationError(error.message.text)
    }
  }

  @MainActor func perform() async throws {
    let query = try query()
    try await reporting {
      let service = try options.service()
      // The sample service ends with the last who holds it.
      defer { withExtendedLifetime(service) {} }
      try await list(query, from: service.fetcher)
    }
  }

  @MainActor private func list(_ query: ImageQuery, from fetcher: FetchService) async throws {
    var pace = ListPace(wanted: limit, narrows: query.narrows)
    var writer = ListWriter(format: output, width: Standard.columns)
    var token: PageToken?
    // A page is written while the next one is asked for; but the first is out before there is a second.
    var unwritten: ArraySlice<Image> = []
    var strays = 0
    // Also where the list breaks off.
    defer {
      if strays > 0 {
        Standard.say(
          PrintableText(
            "left out, since they have no id: \(strays) of the list's items", zh: "已略去没有 ID 的条目：\(strays) 个"))
      }
    }
    repeat {
      let (place, limit) = (token, pace.pageSize)
      async let asked = fetcher.page(of: query, after: place, limit: limit) { retry in
        DispatchQueue.main.async { MainActor.assumeIsolated { Standard.say(retry.statement) } }
      }
      try writer.write(unwritten)
      let page = try await asked
      strays += page.strays
      unwritten = pace.taken(of: page.images)
      if token == nil {
        Standard.sayUnlessNative(page.call)
        try writer.write(unwritten)
        unwritten = []
      }
      token = page.next
    } while token != nil && !pace.isDone
    try writer.write(unwritten)
    guard writer.isEmpty else { return }
    Standard.say(
      query == .all
        ? PrintableText("the service lists no images", zh: "服务中没有镜像")
        : PrintableText("no image meets the filters", zh: "没有符合条件的镜像"))
  }
}

/// How many images a page is asked for: few at first, so that the first row comes soon, then as many as services give.
struct ListPace {
  /// Glance takes a tenth of the time for it that it takes for the largest.
  private static let firstPage = 100
  /// What Glance gives at most; a larger number is cut to it.
  private static let largestPage = 1000

  /// Nil for all.
  private var wanted: Int?
  /// True where only some of a page's images may be wanted: then the page is no smaller for a few.
  private let narrows: Bool
  private var isFirst = true

  init(wanted: Int?, narrows: Bool) {
    self.wanted = wanted
    self.narrows = narrows
  }

  var pageSize: Int {
    let page = isFirst ? Self.firstPage : Self.largestPage
    return narrows ? page : min(page, wanted ?? page)
  }

  /// True where no more are wanted.
  var isDone: Bool { wanted == 0 }

  /// The images of a page that are still wanted.
  mutating func taken(of images: [Image]) -> ArraySlice<Image> {
    isFirst = false
    let taken = images.prefix(wanted ?? images.count)
    wanted = wanted.map { $0 - taken.count }
    return taken
  }
}
