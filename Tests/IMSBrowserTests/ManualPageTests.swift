import Foundation
import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

@Suite struct `The manual page` {
  private let program: CommandSheet
  /// The page as it reads, without roff's escapes.
  private let page: String

  init() throws {
    program = try CommandSheet(of: IMSBrowserCommand.self)
    page = Self.read(ManualPage.text(of: program))
  }

  private static func read(_ roff: String) -> String {
    let escapes = [
      ("\\fB", ""), ("\\fI", ""), ("\\fR", ""), ("\\&", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ga", "`"),
      ("\\(ha", "^"),
      ("\\(ti", "~"), ("\\(dq", "\""), ("\\:", ""), ("\\e", "\\"),
    ]
    return escapes.reduce(roff) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func `has the sections that a manual page has, in their order`() {
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(5).dropLast() }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "KEYS", "ENVIRONMENT", "FILES", "EXIT STATUS",
        "EXAMPLES",
      ])
  }

  @Test func `has every command with its options, and nothing that help hides`() {
    var options = 0
    for command in program.subcommands + program.subcommands.flatMap(\.subcommands) {
      #expect(page.contains("\n\(command.call)") || page.contains("\n\(command.call) "), "\(command.call)")
      for name in command.arguments.flatMap(\.names) {
        options += 1
        #expect(page.contains("\(name)\n") || page.contains("\(name) ") || page.contains("\(name),"), "\(name)")
      }
    }
    #expect(options > 30)
    #expect(!page.contains("until-input-ends") && !page.contains("imsbrowser man"))
  }

  @Test func `says an option of many commands once, and of a flag and its opposite together`() {
    #expect(page.components(separatedBy: ".TP\n--cacert file\n").count == 2)
    #expect(page.contains(".TP\n--mouse, --no-mouse\n"))
  }

  @Test func `puts what goes without saying in brackets`() {
    #expect(page.contains("\nimsbrowser [browse] [option…] [id]\n"))
    #expect(page.contains("\nimsbrowser history [list] [option…]\n"))
    #expect(page.contains("\nimsbrowser list [option…] [filter…]\n"))
  }

  @Test func `has every key and every exit status`() {
    for binding in Keymap.standard.bindings {
      #expect(page.contains("\n\(binding.keyNames.text)\n\(binding.help.text)\n"), "\(binding.command)")
    }
    for status in ExitStatus.allCases { #expect(page.contains("\n\(status.rawValue)\n\(status.meaning.text)\n")) }
  }

  @Test func `has an example of each way to begin`() {
    let examples = page.components(separatedBy: ".SH \"EXAMPLES\"\n").last?.components(separatedBy: ".TP\n").dropFirst()
    #expect((examples?.count ?? 0) >= 5)
    #expect(examples?.allSatisfy { $0.hasPrefix("imsbrowser ") && $0.split(separator: "\n").count == 2 } == true)
  }

  @Test func `speaks Chinese, too`() throws {
    let chinese = Self.read(Language.speaking(.chinese) { ManualPage.text(of: program) })
    for word in ["名称", "按键", "环境变量", "退出状态", "没有该镜像"] { #expect(chinese.contains(word)) }
  }

  @Test(arguments: [
    (".TH is no request here", "\\&.TH is no request here"), ("'quoted'", "\\(aqquoted\\(aq"), ("C:\\n", "C:\\en"),
    ("--wait-timeout", "\\-\\-wait\\-timeout"), ("~/.config ^ `x`", "\\(ti/.config \\(ha \\(gax\\(ga"),
    ("two\nlines", "two lines"),
  ])
  func `keeps text from being roff`(text: String, written: String) {
    var page = RoffText(title: "T", source: "S")
    page.paragraph(.plain(text))
    #expect(page.text.hasSuffix(".PP\n\(written)\n"))
  }

  @Test(arguments: [
    ("欧拉，镜像 ID", "欧\\:拉，\\:镜\\:像 ID"), ("另见“选项”：-o。", "另\\:见\\:“选\\:项”：\\:\\-o。"), ("two words", "two words"),
  ])
  func `lets Chinese be broken where a line may end`(text: String, written: String) {
    var page = RoffText(title: "T", source: "S")
    page.paragraph(.plain(text))
    #expect(page.text.hasSuffix(".PP\n\(written)\n"))
  }
}
