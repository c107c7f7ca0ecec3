import Foundation
import ImageModel

@testable import ImageHistory
@testable import ImageService
@testable import ViewModels

/// A document, of two bytes for the screen's size and the rest: it reads, shows at that size and writes back to the same.
enum ImageSubject {
  static func take(_ bytes: [UInt8]) {
    guard bytes.count > 2, let id = try? ImageID("an-id") else { return }
    let reader = AnswerReader(bounds: .standard, secrets: [])
    var screen = Screen(Screen.size(bytes[0], bytes[1]))
    screen.take(.pasted(id.text))
    do throws(FetchFailure) {
      let (image, requestID) = try reader.image(in: Answer(status: 200, body: Array(bytes[2...])))
      let written = JSONValue.object(image.document).written(.pretty)
      let again = try? JSONValue(parsing: written)
      promise(again == .object(image.document), "written, it reads otherwise")
      screen.answer(id, .success(FetchedImage(image: image, elapsed: .zero, requestID: requestID)))
      screen.look()
      for key in "GvGqgaG".map(Key.character) + [.tab, .enter] { screen.take(.pressed(key)) }
    } catch {
      screen.answer(id, .failure(error))
    }
    screen.look()
    screen.take(.resized(Screen.size(bytes[1], bytes[0])))
    screen.look()
  }
}

/// An answer that is a failure, of a byte for the status and the body: it is told in words that hold no control character.
enum FailureSubject {
  private static let statuses = [200, 300, 400, 401, 403, 404, 405, 409, 410, 413, 429, 500, 501, 502, 503, 504]

  static func take(_ bytes: [UInt8]) {
    guard let first = bytes.first, let id = try? ImageID("an-id") else { return }
    let reader = AnswerReader(bounds: .standard, secrets: [])
    let answer = Answer(
      status: statuses[Int(first) % statuses.count], headers: [.init(name: "x-request-id", value: text(bytes))],
      body: Array(bytes.dropFirst()))
    do throws(FetchFailure) {
      _ = try reader.image(in: answer)
    } catch {
      for words in [error.headline, error.advice, error.report] {
        promise(
          !String(describing: words).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "a control character")
      }
      var screen = Screen()
      screen.take(.pasted(id.text))
      screen.answer(id, .failure(error))
      screen.look()
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(40), as: UTF8.self) }
}

/// A clouds.yaml: each of its clouds is read or said to be wrong.
enum CloudsSubject {
  static func take(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let surroundings = Surroundings(variables: [:], homeFolder: "/home/op", workingFolder: "/srv") { path in
      path == "/srv/clouds.yaml" ? .success(text) : .failure(.missing)
    }
    let clouds = CloudResolver.clouds(in: surroundings)
    promise(clouds.count <= bytes.count + 1, "more clouds than bytes")
    _ = CloudResolver.resolve(CloudWish(), in: surroundings)
  }
}

/// What is pasted and typed into the prompt, and then opened.
enum PromptSubject {
  static func take(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let id = try? ImageID(pasted: text) {
      promise(!id.text.isEmpty && id.text.unicodeScalars.allSatisfy { $0.value > 0x20 }, "an id with blanks")
      let url = "https://ims.example.com/v2/images/" + id.pathSegment
      promise((try? ImageID(pasted: url)) == id, "in a URL, it is another id")
    }
    var screen = Screen(Screen.size(bytes.first ?? 80, bytes.last ?? 96))
    screen.take(.pasted(text))
    screen.take(.pressed("i"))
    for character in text.prefix(40) { screen.take(.pressed(.character(character))) }
    screen.take(.pressed(.tab))
    screen.take(.pressed(.enter))
    screen.look()
  }
}

/// Bytes from the terminal, in pieces that zero bytes part: keys and pastes that the browser takes.
enum TerminalSubject {
  static func take(_ bytes: [UInt8]) {
    var decoder = KeyDecoder()
    var screen = Screen()
    for piece in bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(50) {
      for event in decoder.take(piece.map { .byte($0) }) { screen.take(event) }
      if piece.isEmpty { for event in decoder.giveUp() { screen.take(event) } }
    }
    for event in decoder.giveUp() { screen.take(event) }
    screen.look()
    promise(!decoder.isWaiting, "it still waits")
  }
}

/// An exported history: each image is read, or the whole of it refused.
enum HistorySubject {
  static func take(_ bytes: [UInt8]) {
    let size = max(1, Int(bytes.first ?? 64))
    var rest = bytes.dropFirst()[...]
    guard
      var reader = try? HistoryExchange.Reader({
        defer { rest = rest.dropFirst(size) }
        return rest.isEmpty ? nil : Array(rest.prefix(size))
      })
    else { return }
    while let image = (try? reader.next()) ?? nil {
      guard let read = try? HistoryExchange.ExchangedImage(parsing: image) else { return }
      promise(read.record.entry.viewCount > 0, "an image that nobody viewed")
    }
  }
}

/// Lines of a URL, NO_PROXY and a proxy.
enum ProxySubject {
  static func take(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    guard lines.count > 2 else { return }
    let environment = NetworkEnvironment([
      "NO_PROXY": lines[1], "https_proxy": lines[2], "http_proxy": lines[2], "ALL_PROXY": lines.last ?? "",
    ])
    let url = "https://" + lines[0]
    _ = environment.exceptions(for: url)
    _ = environment.proxy(for: url)
    if let endpoint = try? Endpoint(lines[0]) {
      promise((try? Endpoint(endpoint.url)) == endpoint, "read again, it is another endpoint")
    }
  }
}

/// Pages of a list, which zero bytes part: a list ends, or says why not, and never asks elsewhere.
enum PageSubject {
  static func take(_ bytes: [UInt8]) {
    guard let endpoint = try? Endpoint("https://ims.example.com/path") else { return }
    let reader = AnswerReader(bounds: .standard, secrets: [], subject: .list)
    var screen = Screen()
    screen.take(.pressed("L"))
    var token: PageToken?
    for body in bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(20) {
      let question = PageQuestion(query: .all, token: token, limit: 3, isHuawei: bytes.count % 2 == 0)
      let url = question.url(at: endpoint, by: .native)
      promise(url.hasPrefix("https://ims.example.com/path/v2/images?"), url)
      promise(url.utf8.allSatisfy { (0x21...0x7E).contains($0) }, url)
      do throws(FetchFailure) {
        let page = try question.found(
          in: Answer(status: 200, body: Array(body)), by: .native, at: endpoint, with: reader)
        screen.answer(.success(page))
        screen.look()
        guard let next = page.next, case .nowhere = next.place else {
          token = page.next
          continue
        }
        return
      } catch {
        screen.answer(.failure(error))
        screen.look()
        return
      }
    }
  }
}
