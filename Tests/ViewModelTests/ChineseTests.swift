import ChineseCheck
import ImageModel
import Testing

@testable import ViewModels

/// Nothing that the browser says stays in English where Chinese is spoken.
@Suite struct ChineseTests {
  /// Words of the wire among the samples, and what isn't shown in any other way.
  private static let names: Set = [
    "active", "saving", "queued", "killed", "private", "uefi", "CentOS", "hss", "ces", "image",
  ]
  /// What explanations call fields and values by.
  private static let wireWords = names.union(
    FieldCatalog.fields.flatMap { [$0.wireName] + $0.values.map(\.wire) } + ["instance", "volume"])

  /// What is wrong with all that was shown, text by text.
  private static func faults(of someone: Correspondent) -> [String] {
    func faults(_ texts: Set<PrintableText>, _ names: Set<String>) -> [String] {
      texts.compactMap { text in
        let faults = Chinese.faults(of: text.text, naming: names)
        return faults.isEmpty ? nil : "\(text): \(faults.joined(separator: ", "))"
      }
    }
    return faults(someone.texts, names) + faults(someone.explanations, wireWords)
  }

  private func expectChinese(
    from start: Correspondent = Correspondent(), sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (inout Correspondent) -> Void
  ) {
    let faults = Language.speaking(.chinese) {
      var someone = start
      body(&someone)
      return Self.faults(of: someone)
    }
    #expect(faults.isEmpty, sourceLocation: sourceLocation)
  }

  /// All keys of the keymap, and what only types.
  private static let keys = Set(Keymap.bindings.flatMap(\.keys)).union(["样", "y"])

  /// Goes to a place, and from there on presses each of the keys.
  private static func visit(_ place: Place) -> Correspondent {
    var there = Correspondent()
    place.go(&there)
    var all = there
    for key in keys {
      var someone = there
      someone.press(key)
      all.remember(someone)
    }
    return all
  }

  @Test(arguments: Place.all)
  func `every key in every place says in Chinese what it has to say`(place: Place) {
    expectChinese { $0 = Self.visit(place) }
  }

  @Test(arguments: Place.all)
  func `the same keys say it in English else, and would not pass for Chinese`(place: Place) {
    #expect(!Self.faults(of: Self.visit(place)).isEmpty)
  }

  @Test(
    arguments: [
      .badRequest, .unauthorized, .forbidden, .notFound, .noSuchCall, .tooManyRequests(retryAfter: 30), .serverError,
      .unavailable(retryAfter: nil), .redirected(to: "http://h"), .otherStatus, .refused, .unresolved, .tls,
      .proxyRefused, .timedOut(seconds: 10), .closedEarly, .unreachable, .cancelled,
      .noAccess(.init("没有凭证。", "请设置凭证。", .notAllowed)), .tooLarge(limit: 1 << 20), .tooDeep(limit: 64), .empty,
      .notJSON,
      .notAnImage,
    ] as [FetchFailure.Kind])
  func `every failure is told in Chinese`(kind: FetchFailure.Kind) {
    expectChinese { someone in
      someone.failure = FetchFailure(kind, status: 404, message: "服务的话", code: "IMG.0027", requestID: "req-1")
      someone.press(.enter, "y", "j", "y", "j", "y")
      // Of an image that doesn't show, and of a watched one.
      someone.answers = false
      someone.press("r", "[", .tab, "G")
      let failure = someone.failure ?? FetchFailure(kind)
      someone.happen(.fetched(.number(1), ticket: someone.session.ticket, .failure(failure)))
      someone.watch()
      someone.answerWatched([.failure(failure), .failure(failure)])
    }
  }

  @Test func `every row is explained in Chinese, as it is and as it was sent`() {
    expectChinese { someone in
      someone.showChanged()
      someone.press("a", "g", "k", "k", .enter)
      for _ in 0..<80 {
        someone.press(.escape, "j", .enter, "?", "y")
      }
      #expect(someone.explanations.count > 300)
    }
  }

  @Test(arguments: [["active"], ["queued", "active"], ["saving", "saving", "killed"]])
  func `watching tells in Chinese how it goes`(statuses: [String]) {
    expectChinese { someone in
      someone.watch()
      someone.answerWatched(statuses.map { .success(.of(.chinese(1, ["status": .string(JSONString($0))]))) })
      someone.press("w", "w", "C", "j", .enter)
    }
  }

  @Test(arguments: [
    "open 样本", "open x", "cloud 乙云", "cloud 坏云", "cloud 样本", "export 样本", "export x.json", "open", "样",
  ])
  func `the palette's verbs answer in Chinese`(line: String) {
    expectChinese { someone in
      someone.press(":")
      someone.type(line)
      someone.press(.enter)
    }
  }

  @Test func `what comes by itself is told in Chinese`() {
    expectChinese { someone in
      someone.happen(.pasted("样 本"))
      someone.happen(.pasted(ImageID.number(7).text))
      someone.answers = false
      someone.press("r")
      someone.happen(.fetched(.number(7), ticket: someone.session.ticket, .success(.of(.chinese(8)))))
      someone.press("r", "[")
      someone.happen(.fetched(.number(7), ticket: someone.session.ticket, .success(.of(.chinese(7)))))
      someone.happen(.timelineLoaded(.number(1), [], of: 0))
      someone.press("S")
      someone.happen(.searchBegan(.number(1), [], ticket: 1))
      someone.press("m")
      someone.happen(.pasted(String(repeating: "注", count: 1_001)))
      someone.press(.enter, "m", .control("c"), .control("c"))
    }
  }
}
