import Foundation
import Glibc
import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

@Suite struct ExportFileTests {
  /// A folder for the time of `body`.
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func export(
    _ image: Image = .centOS, as format: Export.Format = .json, to path: String, home: URL? = nil,
    replaces: Bool = false
  ) async -> Export.Outcome {
    await ExportFile(Export(image, as: format, to: path, replaces: replaces), home: home?.path).write(now: .start)
  }

  private func contents(of file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `JSON is the document exactly, and nothing else is left in the folder`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "a.json")
      let text = JSONValue.object(Image.centOS.document).written(.pretty) + "\n"
      #expect(await export(to: file.path) == .written(bytes: text.utf8.count))
      let written = try contents(of: file)
      #expect(written == text)
      let document = try JSONValue(parsing: written)
      #expect(document == .object(Image.centOS.document))
      let left = try names(in: folder)
      #expect(left == ["a.json"])
    }
  }

  @Test func `YAML is what show writes, Markdown a table for each section`() async throws {
    try await withFolder { folder in
      let yaml = folder.appending(path: "a.yaml")
      #expect(await export(as: .yaml, to: yaml.path) != .exists)
      let asYAML = try contents(of: yaml)
      #expect(asYAML == YAMLText.text(of: .object(Image.centOS.document)))
      let markdown = folder.appending(path: "a.md")
      #expect(await export(as: .markdown, to: markdown.path) != .exists)
      let asMarkdown = try contents(of: markdown)
      #expect(asMarkdown == MarkdownText.text(of: .centOS, now: .start))
    }
  }

  @Test func `a file that is there is left alone, until it is to be replaced`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "a.json")
      try Data("mine".utf8).write(to: file)
      chmod(file.path, 0o640)
      #expect(await export(to: file.path) == .exists)
      #expect(try Data(contentsOf: file) == Data("mine".utf8))
      #expect(await export(to: file.path, replaces: true) != .exists)
      #expect(try contents(of: file).hasPrefix("{"))
      #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o640)
      let left = try names(in: folder)
      #expect(left == ["a.json"])
    }
  }

  @Test func `a link stays a link to the file that is replaced`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "real.json")
      let link = folder.appending(path: "link.json")
      try Data("mine".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(await export(to: link.path, replaces: true) != .exists)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
      #expect(try contents(of: file).hasPrefix("{"))
    }
  }

  @Test func `a link to nowhere is something that is there`() async throws {
    try await withFolder { folder in
      let link = folder.appending(path: "link.json")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/nonexistent/x")
      #expect(await export(to: link.path) == .exists)
    }
  }

  @Test func `~ is the home folder`() async throws {
    try await withFolder { folder in
      #expect(await export(to: "~/a.json", home: folder) != .exists)
      let left = try names(in: folder)
      #expect(left == ["a.json"])
    }
  }

  @Test func `a folder that is missing, a folder in its place, and a device are said`() async throws {
    try await withFolder { folder in
      let missing = await export(to: folder.appending(path: "no/a.json").path)
      #expect(missing == .failed("There is no folder \(folder.path)/no/. Nothing was written."))
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      #expect(
        await export(to: file.path + "/a.json")
          == .failed("There is no folder \(file.path)/. Nothing was written."))
      #expect(await export(to: folder.path, replaces: true) == .failed("\(folder.path) is no file. Name another one."))
      #expect(await export(to: "/dev/null", replaces: true) == .failed("/dev/null is no file. Name another one."))
    }
  }

  @Test func `a name that is too long is said`() async throws {
    try await withFolder { folder in
      let name = folder.appending(path: String(repeating: "a", count: 300) + ".json").path
      #expect(await export(to: name) == .failed("\(name) can't be written: File name too long."))
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func `nothing a value says is markup`() throws {
    let image = Image.json(
      #"{"id": "a|b", "name": "<b>*x*</b> [l](http://e) `c` | d", "tags": ["_t_", "|\#u{301}"], "k|ey": "1\n2"}"#)
    let text = MarkdownText.text(of: image, now: .start)
    #expect(text.contains(#"# \<b\>\*x\*\</b\> \[l\](http://e) \`c\` \| d"#))
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      let bars = line.unicodeScalars.indices.filter { index in
        let scalars = line.unicodeScalars
        return scalars[index] == "|" && (index == scalars.startIndex || scalars[scalars.index(before: index)] != "\\")
      }
      #expect(bars.count == 4, "\(line)")
    }
  }

  @Test func `an image as Markdown`() throws {
    try Golden.expect(MarkdownText.text(of: .finance, now: .start), "markdown")
  }
}
