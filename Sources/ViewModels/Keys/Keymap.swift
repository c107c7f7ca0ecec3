public import ImageModel

/// Which key does what, and where: what dispatch, the footer and the help read. The program's own is one table,
/// `Keymap.bindings`; the operator's settings may give its commands other keys.
public struct Keymap: Hashable, Sendable {
  /// Where a binding holds. A key is looked for in the scope that has the keyboard, then everywhere; in
  /// the prompt the latter goes for the few keys that type nothing.
  public enum Scope: Hashable, Sendable, CaseIterable {
    case everywhere
    case history
    case detail
    case prompt
    case overlay
    case clouds
    case catalogue
    case timeline
    case choice
    case comparison
    case search
    case palette

    public var title: PrintableText {
      switch self {
      case .everywhere: PrintableText("Everywhere", zh: "全局")
      case .history: PrintableText("Recently viewed", zh: "最近查看")
      case .detail: PrintableText("Image detail", zh: "镜像详情")
      case .prompt: PrintableText("Prompt, and the find line", zh: "输入行和查找行")
      case .overlay: PrintableText("Help, JSON, explanation", zh: "帮助、JSON、说明")
      case .clouds: PrintableText("Clouds", zh: "云列表")
      case .catalogue: PrintableText("Catalogue", zh: "镜像列表")
      case .timeline: PrintableText("Timeline", zh: "时间线")
      case .choice: PrintableText("Choosing what to compare with", zh: "选择对比对象")
      case .comparison: PrintableText("Comparison", zh: "对比")
      case .search: PrintableText("Find anywhere", zh: "在所有云中查找")
      case .palette: PrintableText("Palette", zh: "命令面板")
      }
    }

    /// True where letters are letters.
    var isTyped: Bool { [.prompt, .palette, .choice].contains(self) }
  }

  /// One line of the table.
  public struct Binding: Hashable, Sendable {
    public let keys: [Key]
    public let command: Command
    public let scope: Scope
    /// One line for the help.
    public var help: PrintableText { helpWords.text }
    /// One or two words for the footer; nil where the footer leaves it out.
    public var hint: PrintableText? { hintWords?.text }
    let helpWords: Words
    let hintWords: Words?

    /// The keys as help writes them, such as `j, Down`.
    public var keyNames: PrintableText { PrintableText(keys.map(\.name).joined(separator: ", ")) }
  }

  /// The keys as the program brings them.
  public static let standard = Keymap(bindings)

  /// The bindings in force, in the order of the table.
  public let bindings: [Binding]
  /// What each key means in a scope: made once, so that a key costs no search.
  private let commands: [Scope: [Key: Command]]

  init(_ bindings: [Binding]) {
    self.bindings = bindings
    commands = Dictionary(grouping: bindings, by: \.scope).mapValues { bindings in
      let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The command of a key for whoever has the keyboard. O(1).
  public func command(for key: Key, in scope: Scope) -> Command? {
    if let command = commands[scope]?[key] { return command }
    return !scope.isTyped || key.passesPrompts ? commands[.everywhere]?[key] : nil
  }

  public static let bindings: [Binding] = [
    Binding(["j", .arrow(.down)], .moveDown, .everywhere, Words("down", zh: "向下")),
    Binding(["k", .arrow(.up)], .moveUp, .everywhere, Words("up", zh: "向上")),
    Binding([.control("d")], .halfPageDown, .everywhere, Words("half a page down", zh: "向下半页")),
    Binding([.control("u")], .halfPageUp, .everywhere, Words("half a page up", zh: "向上半页")),
    Binding([.pageDown, .control("f")], .pageDown, .everywhere, Words("a page down", zh: "向下一页")),
    Binding([.pageUp, .control("b")], .pageUp, .everywhere, Words("a page up", zh: "向上一页")),
    Binding(["g", .home], .top, .everywhere, Words("to the first line", zh: "到第一行")),
    Binding(["G", .end], .bottom, .everywhere, Words("to the last line", zh: "到最后一行")),
    Binding(
      [.enter], .open, .history, Words("open the image: ask the service again", zh: "打开镜像：重新查询服务"),
      hint: Words("open", zh: "打开")),
    Binding(
      [" "], .mark, .history, Words("mark the image: c then compares with it", zh: "标记镜像：之后按 c 与其对比"),
      hint: Words("mark", zh: "标记")),
    Binding(
      [.enter], .explain, .detail, Words("explain this field, with the whole of its value", zh: "说明此字段，并显示完整的值"),
      hint: Words("explain", zh: "说明")),
    Binding([" "], .pageDown, .detail, Words("a page down", zh: "向下一页")),
    Binding(
      ["i", "o"], .focusPrompt, .everywhere, Words("to the id prompt", zh: "到 ID 输入行"), hint: Words("id", zh: "输入 ID")),
    Binding([.tab], .nextPane, .everywhere, Words("next pane", zh: "下一个窗格"), hint: Words("pane", zh: "窗格")),
    Binding([.backTab], .previousPane, .everywhere, Words("previous pane", zh: "上一个窗格")),
    Binding(
      ["/"], .find, .everywhere,
      Words("find: filters the history, jumps in detail and JSON", zh: "查找：过滤历史记录，在详情和 JSON 中跳转"),
      hint: Words("find", zh: "查找")),
    Binding(["n"], .findNext, .everywhere, Words("next place found", zh: "下一处匹配")),
    Binding(["N"], .findPrevious, .everywhere, Words("previous place found", zh: "上一处匹配")),
    Binding(
      ["c"], .compare, .everywhere, Words("compare with the marked image, or with a chosen one", zh: "与已标记或另选的镜像对比"),
      hint: Words("compare", zh: "对比")),
    Binding(
      ["r", .control("r")], .refresh, .everywhere, Words("ask the service again", zh: "重新查询服务"),
      hint: Words("refresh", zh: "重新查询")),
    Binding(
      ["w"], .watch, .everywhere,
      Words("watch: ask again until the status settles; again: stop", zh: "监视：反复查询直到状态稳定；再按一次停止"),
      hint: Words("watch", zh: "监视")),
    Binding(
      ["[", .alt(.left)], .back, .everywhere, Words("back through the images opened", zh: "返回之前打开的镜像"),
      hint: Words("back", zh: "后退")),
    Binding(
      ["]", .alt(.right)], .forward, .everywhere, Words("forward again", zh: "再次前进"), hint: Words("forward", zh: "前进")),
    Binding(["y"], .copyValue, .history, Words("copy the image's id", zh: "复制镜像 ID"), hint: Words("copy", zh: "复制")),
    Binding(
      ["y"], .copyValue, .detail, Words("copy the value under the cursor", zh: "复制光标处的值"), hint: Words("copy", zh: "复制")
    ),
    Binding(["Y"], .copyImage, .everywhere, Words("copy the whole image as JSON", zh: "以 JSON 复制整个镜像")),
    Binding(
      ["v"], .showJSON, .everywhere, Words("the image as raw JSON", zh: "镜像的原始 JSON"), hint: Words("JSON", zh: "看 JSON")
    ),
    Binding(
      ["a"], .toggleAbsent, .everywhere,
      Words("show fields that the image lacks, too, or hide them", zh: "显示或隐藏镜像没有的字段"),
      hint: Words("all fields", zh: "全部字段")),
    Binding(
      ["p"], .togglePin, .everywhere,
      Words("pin: the image stays in the history; again: unpin", zh: "置顶：镜像留在历史记录中；再按一次取消"),
      hint: Words("pin", zh: "置顶")),
    Binding(
      ["x"], .remove, .everywhere, Words("remove the image from the history", zh: "从历史记录中移除镜像"),
      hint: Words("remove", zh: "移除")),
    Binding(["u"], .undo, .everywhere, Words("undo the removal", zh: "撤销移除")),
    Binding(
      ["m"], .note, .everywhere, Words("write a note on the image, or change it", zh: "为镜像写备注或修改备注"),
      hint: Words("note", zh: "备注")),
    Binding(
      ["E"], .export, .everywhere,
      Words("export the image to a file: JSON, YAML or Markdown", zh: "将镜像导出到文件：JSON、YAML 或 Markdown")),
    Binding(
      ["t"], .timeline, .everywhere, Words("the timeline: what the image was before", zh: "时间线：镜像以前的样子"),
      hint: Words("timeline", zh: "时间线")),
    Binding(
      ["C"], .clouds, .everywhere, Words("the clouds: which is asked, and change it", zh: "云列表：查看或更换所查询的云"),
      hint: Words("clouds", zh: "云列表")),
    Binding(
      ["L"], .catalogue, .everywhere, Words("the catalogue: list the images of the cloud", zh: "镜像列表：列出此云的镜像"),
      hint: Words("list", zh: "列表")),
    Binding(
      ["S"], .findAnywhere, .everywhere, Words("find the image anywhere: ask all clouds for it", zh: "在所有云中查找此镜像")),
    Binding([":"], .palette, .everywhere, Words("palette: every command by its name", zh: "命令面板：按名称执行命令")),
    Binding(
      ["?", .function(1)], .help, .everywhere, Words("help: every key", zh: "帮助：所有按键"), hint: Words("help", zh: "帮助")),
    Binding(
      [.escape], .escape, .everywhere, Words("close, end a filter, cancel what is under way", zh: "关闭、结束过滤、取消正在进行的操作")),
    Binding(
      ["q"], .close, .everywhere, Words("close what is open; with nothing open: quit", zh: "关闭已打开的内容；没有时退出"),
      hint: Words("quit", zh: "退出")),
    Binding(["Q"], .quit, .everywhere, Words("quit at once", zh: "立即退出")),
    Binding(
      [.control("c")], .interrupt, .everywhere,
      Words("cancel what is under way; twice within a second quits", zh: "取消正在进行的操作；一秒内按两次退出")),
    Binding([.control("z")], .suspend, .everywhere, Words("suspend to the shell; fg comes back", zh: "挂起并回到终端；fg 恢复")),
    Binding([.control("l")], .redraw, .everywhere, Words("draw the screen anew", zh: "重绘屏幕")),
    Binding([.enter], .submit, .prompt, Words("fetch the image", zh: "查询镜像"), hint: Words("fetch", zh: "查询")),
    Binding([.escape], .leavePrompt, .prompt, Words("leave the prompt", zh: "离开输入行"), hint: Words("leave", zh: "离开")),
    Binding(
      [.arrow(.up), .control("p")], .earlierID, .prompt, Words("earlier ids", zh: "较早的 ID"),
      hint: Words("earlier ids", zh: "较早的 ID")),
    Binding([.arrow(.down), .control("n")], .laterID, .prompt, Words("later ids", zh: "较新的 ID")),
    Binding(
      [.tab], .complete, .prompt, Words("complete from the history, by id or name", zh: "从历史记录按 ID 或名称补全"),
      hint: Words("complete", zh: "补全")),
    Binding([.arrow(.left), .control("b")], .cursorLeft, .prompt, Words("left", zh: "向左")),
    Binding([.arrow(.right), .control("f")], .cursorRight, .prompt, Words("right", zh: "向右")),
    Binding([.control("a"), .home], .cursorToStart, .prompt, Words("to the start", zh: "到行首")),
    Binding([.control("e"), .end], .cursorToEnd, .prompt, Words("to the end", zh: "到行尾")),
    Binding(
      [.backspace, .control("h")], .deleteBackward, .prompt,
      Words("delete the character before the cursor", zh: "删除光标前的字符")),
    Binding(
      [.delete, .control("d")], .deleteForward, .prompt, Words("delete the character under the cursor", zh: "删除光标处的字符")),
    Binding([.control("w")], .deleteWord, .prompt, Words("delete the word before the cursor", zh: "删除光标前的词")),
    Binding([.control("u")], .deleteToStart, .prompt, Words("delete to the start", zh: "删除到行首")),
    Binding([.control("k")], .deleteToEnd, .prompt, Words("delete to the end", zh: "删除到行尾")),
    Binding([.enter], .close, .overlay, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
    Binding([" "], .pageDown, .overlay, Words("a page down", zh: "向下一页")),
    Binding(
      ["y"], .copyValue, .overlay,
      Words("copy what is shown: the value explained, or the JSON", zh: "复制所显示的内容：所说明的值或 JSON"),
      hint: Words("copy", zh: "复制")),
    Binding(
      ["?"], .wireForm, .overlay, Words("in an explanation: the field as it was sent", zh: "在说明中：字段的原始形式"),
      hint: Words("wire form", zh: "原始形式")),
    Binding(
      [.enter], .changeCloud, .clouds, Words("ask this cloud from now on", zh: "从现在起查询此云"),
      hint: Words("change", zh: "更换")),
    Binding([.escape, "q", "C"], .close, .clouds, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
    Binding([.enter], .open, .catalogue, Words("open the image", zh: "打开镜像"), hint: Words("open", zh: "打开")),
    Binding(
      ["/"], .find, .catalogue,
      Words(
        "filter: words narrow, status:active os:Linux ask anew",
        zh: "过滤：单词筛选已加载的镜像，status:active os:Linux 则重新查询"),
      hint: Words("filter", zh: "过滤")),
    Binding(
      [" "], .mark, .catalogue, Words("mark the image: c then compares with it", zh: "标记镜像：之后按 c 与其对比"),
      hint: Words("mark", zh: "标记")),
    Binding(
      ["c"], .compare, .catalogue, Words("compare the marked image with this one", zh: "将已标记的镜像与此镜像对比"),
      hint: Words("compare", zh: "对比")),
    Binding(
      ["s"], .sort, .catalogue, Words("sort by something else: name, size, updated, status", zh: "更换排序：名称、大小、更新时间、状态"),
      hint: Words("sort", zh: "排序")),
    Binding(
      ["r"], .refresh, .catalogue,
      Words("ask for the list anew, or for the page that failed", zh: "重新查询列表，或重试失败的页"),
      hint: Words("ask anew", zh: "重新查询")),
    Binding(["y"], .copyValue, .catalogue, Words("copy the image id", zh: "复制镜像 ID")),
    Binding([.escape], .escape, .catalogue, Words("show all that is loaded again, or close", zh: "重新显示全部已加载的镜像，或关闭")),
    Binding(["q", "L"], .close, .catalogue, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
    Binding(
      [.enter], .readSnapshot, .timeline, Words("read the image as it was then", zh: "查看镜像当时的内容"),
      hint: Words("read", zh: "查看")),
    Binding(
      ["c"], .compare, .timeline, Words("compare with the latest, or with the marked one", zh: "与最新或已标记的快照对比"),
      hint: Words("compare", zh: "对比")),
    Binding(
      [" "], .mark, .timeline, Words("mark: c then compares with it", zh: "标记：之后按 c 与其对比"),
      hint: Words("mark", zh: "标记")),
    Binding(
      [.escape, "q", "t"], .close, .timeline, Words("back to the present", zh: "回到现在"),
      hint: Words("back to the present", zh: "回到现在")),
    Binding(
      [.enter], .choose, .choice,
      Words("compare with this image; a pasted id needs no Enter", zh: "与此镜像对比；粘贴的 ID 无需按 Enter"),
      hint: Words("compare", zh: "对比")),
    Binding([.arrow(.up), .control("p")], .moveUp, .choice, Words("up", zh: "向上"), hint: Words("up", zh: "向上")),
    Binding(
      [.arrow(.down), .control("n"), .tab], .moveDown, .choice, Words("down", zh: "向下"), hint: Words("down", zh: "向下")),
    Binding([.pageUp], .pageUp, .choice, Words("a page up", zh: "向上一页")),
    Binding([.pageDown], .pageDown, .choice, Words("a page down", zh: "向下一页")),
    Binding([.escape], .close, .choice, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
    Binding(["n"], .nextDifference, .comparison, Words("next difference", zh: "下一处差异"), hint: Words("next", zh: "下一处")),
    Binding(
      ["N"], .previousDifference, .comparison, Words("previous difference", zh: "上一处差异"),
      hint: Words("previous", zh: "上一处")),
    Binding(
      [.tab], .toggleEqual, .comparison, Words("show equal rows, too, or hide them", zh: "显示或隐藏相同的行"),
      hint: Words("all rows", zh: "全部行")),
    Binding(
      [.enter], .explain, .comparison, Words("explain this field, with both values whole", zh: "说明此字段，并显示两个完整的值"),
      hint: Words("explain", zh: "说明")),
    Binding([" "], .pageDown, .comparison, Words("a page down", zh: "向下一页")),
    Binding(
      ["y"], .copyValue, .comparison, Words("copy both values, a line each", zh: "复制两个值，每个一行"),
      hint: Words("copy", zh: "复制")),
    Binding(["Y"], .copyImage, .comparison, Words("copy the comparison as JSON", zh: "以 JSON 复制对比结果")),
    Binding([.escape, "q", "c"], .close, .comparison, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
    Binding(
      [.enter], .openThere, .search, Words("open the image there: ask that cloud from now on", zh: "在那里打开镜像：从现在起查询该云"),
      hint: Words("open there", zh: "在此打开")),
    Binding(
      [.escape], .escape, .search, Words("cancel what is under way; then close", zh: "取消正在进行的操作；然后关闭"),
      hint: Words("cancel", zh: "取消")),
    Binding(
      ["q", "S"], .close, .search, Words("close, and cancel what is under way", zh: "关闭并取消正在进行的操作"),
      hint: Words("close", zh: "关闭")),
    Binding([.enter], .submit, .palette, Words("perform the command", zh: "执行命令"), hint: Words("perform", zh: "执行")),
    Binding([.tab], .complete, .palette, Words("complete its name", zh: "补全名称"), hint: Words("complete", zh: "补全")),
    Binding([.arrow(.up), .control("p")], .moveUp, .palette, Words("up", zh: "向上")),
    Binding([.arrow(.down), .control("n")], .moveDown, .palette, Words("down", zh: "向下")),
    Binding([.pageUp], .pageUp, .palette, Words("a page up", zh: "向上一页")),
    Binding([.pageDown], .pageDown, .palette, Words("a page down", zh: "向下一页")),
    Binding([.escape], .close, .palette, Words("close", zh: "关闭"), hint: Words("close", zh: "关闭")),
  ]
}

extension Keymap.Binding {
  fileprivate init(
    _ keys: [Key], _ command: Command, _ scope: Keymap.Scope, _ help: Words, hint: Words? = nil
  ) {
    self.init(keys: keys, command: command, scope: scope, helpWords: help, hintWords: hint)
  }
}

extension Key {
  /// True for the few keys that keep their meaning while something is typed.
  fileprivate var passesPrompts: Bool {
    switch self {
    case .alt, .function, .control("c"), .control("z"), .control("l"): true
    default: false
    }
  }
}
