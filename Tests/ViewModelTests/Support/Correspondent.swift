import ImageModel

@testable import ViewModels

import struct FoundationEssentials.Date

/// A browser whose every wish is granted at once, and all the texts that it has shown. What comes from outside is in
/// Chinese, but for words of the wire.
struct Correspondent {
  var session: Session
  private(set) var texts: Set<PrintableText> = []
  private(set) var explanations: Set<PrintableText> = []
  /// What the next asks come to.
  var failure: FetchFailure?
  /// The answers to asks are on their way for as long as this is false.
  var answers = true

  init(_ session: Session = .chinese) { self.session = session }

  mutating func happen(_ event: Event) {
    let effects = session.happen(event)
    look()
    for effect in effects { for event in answer(to: effect) { happen(event) } }
  }

  mutating func press(_ keys: Key...) { for key in keys { happen(.pressed(key)) } }

  mutating func type(_ text: String) { for character in text { happen(.pressed(.character(character))) } }

  /// Takes over what another one has seen.
  mutating func remember(_ other: Correspondent) {
    texts.formUnion(other.texts)
    explanations.formUnion(other.explanations)
  }

  /// Opens the first image, which the service then answers with otherwise.
  mutating func showChanged() {
    press(.enter)
    let isAnswering = answers
    answers = false
    press("r")
    let changed = Image.chinese(1, ["status": "saving", "__own_1": "另一个", "__own_2": "新的", "min_ram": nil])
    happen(.fetched(.number(1), ticket: session.ticket, .success(.of(changed))))
    answers = isAnswering
  }

  /// Watches the first image, whose status is on its way.
  mutating func watch() {
    session = .chinese
    failure = nil
    showChanged()
    press("w")
  }

  /// The service answers for it, one ask after the other.
  mutating func answerWatched(_ results: [Result<FetchedImage, FetchFailure>]) {
    for result in results {
      session.pass(seconds: 100)
      happen(.fetched(.number(1), ticket: session.model.lastTicket, result))
      session.pass(seconds: 100)
      happen(.woke)
    }
  }

  private mutating func look() {
    let shown = Shown(session.model)
    texts.formUnion(shown.texts)
    explanations.formUnion(shown.explanations)
  }

  private mutating func answer(to effect: Effect) -> [Event] {
    switch effect {
    case .fetch(let id, let ticket):
      guard answers else { return [] }
      let result = failure.map { .failure($0) } ?? Result<FetchedImage, FetchFailure>.success(.of(.chinese(id)))
      return [
        .retrying(ticket: ticket, Retry(reason: .closed, attempt: 2, delay: 1)),
        .cautioned("未加密", ticket: ticket), .fetched(id, ticket: ticket, result),
      ]
    case .fetchPage(_, _, _, let ticket):
      guard answers else { return [] }
      let page = failure.map { .failure($0) } ?? Result<ImagePage, FetchFailure>.success(.chinese)
      return [.pageFetched(ticket: ticket, page)]
    case .askBeside: return []
    case .loadSnapshot(let id):
      return answers ? [.snapshotLoaded(id, Snapshot(image: .chinese(id), taken: session.ago(3600)))] : []
    case .loadTimeline(let id):
      let statuses = ["active", "saving", "queued"]
      let snapshots = statuses.enumerated().map { age, status in
        Snapshot(
          image: .chinese(id, ["status": .string(JSONString(status)), "min_disk": .number(JSONNumber(age))]),
          taken: session.ago(90_000 * Double(age + 1)))
      }
      return [.timelineLoaded(id, snapshots, of: 9)]
    case .copy(_, let what):
      return [.copied(.sent(what: what, bytes: 1)), .copied(.tooLong(what: what, bytes: 9_000, limit: 8_000))]
    case .export(let export): return [.exported(export, .written(bytes: 12)), .exported(export, .exists)]
    case .listClouds: return [.cloudsListed(Self.clouds, lookedForIn: ["/etc/openstack"])]
    case .changeCloud:
      return session.model.cloudInUse.map { [.cloudChanged($0, session.entries, of: 2)] } ?? []
    case .search(let id, let ticket):
      return [.searchBegan(id, Self.clouds, ticket: ticket)] + (answers ? Self.search(ticket) : [])
    case .showTitle(let title):
      texts.insert(title)
      return []
    default: return []
    }
  }

  static let clouds: [CloudChoice] =
    ["甲云", "乙云", "丙云", "丁云"].map { name in
      CloudChoice(name: name, access: .success(.init(place: "cn-north-4", credentials: "密码")), isInUse: name == "甲云")
    } + [CloudChoice(name: "坏云", access: .failure(CloudProblem("配置有误。", "请更正。")))]

  private static func search(_ ticket: Int) -> [Event] {
    let kinds: [FetchFailure.Kind] = [.notFound, .unauthorized, .timedOut(seconds: 10)]
    return kinds.enumerated().map { line, kind in
      .searched(
        CloudAnswer(line: line, result: .failure(FetchFailure(kind)), elapsed: .milliseconds(12)), ticket: ticket)
    } + [
      .searched(CloudAnswer(line: 3, result: .success(.of(.chinese(1))), elapsed: .milliseconds(9)), ticket: ticket)
    ]
  }
}

extension Session {
  /// Over a history with nothing English in it.
  static var chinese: Session { Session((1...5).map { .sample($0, name: "样本 \($0)") }) }

  var entries: [HistoryEntry] { model.history.shown.indices.map { model.history.entry(at: $0) } }

  func ago(_ seconds: Double) -> Date { now.addingTimeInterval(-seconds) }
}

extension FetchedImage {
  static func of(_ image: Image) -> FetchedImage {
    FetchedImage(image: image, elapsed: .milliseconds(143), requestID: nil)
  }
}

extension Image {
  /// An image with a row of every kind, and no English in it but the words of the wire.
  static func chinese(_ number: Int, _ members: KeyValuePairs<String, JSONValue> = [:]) -> Image {
    chinese(.number(number), members)
  }

  static func chinese(_ id: ImageID, _ members: KeyValuePairs<String, JSONValue> = [:]) -> Image {
    let own: KeyValuePairs<String, JSONValue> = [
      "name": "样本", "status": "active", "min_disk": 40, "min_ram": 0, "__support_kvm": "true", "__support_xen": "是吗",
      "__support_kvm_gpu_type": "V100_vGPU", "__support_fc_inject": "true", "virtual_env_type": "FusionCompute",
      "hw_firmware_type": "uefi", "__imagetype": "private", "visibility": "private", "protected": true,
      "__os_version": "CentOS 7.9 64bit", "__platform": "CentOS", "__os_type": "Linux", "__image_size": "1848573952",
      "created_at": "2018-09-06T14:03:27Z", "__description": "第一行。\n（第二行）", "tags": ["核心"], "__rescue": nil,
      "__data_origin": "image,cn-north-4,m-1", "__support_agent_list": "hss,ces", "__own_1": "自有",
      "__system__cmkid": "8c3e0d5f-5d9f", "__os_feature_list": "{\"onekey_resetpasswd\":\"true\"}",
    ]
    let changed = Set(members.map(\.key))
    let all =
      [JSONObject.Member(key: "id", value: .string(JSONString(id.text)))]
      + (own.filter { !changed.contains($0.key) } + members.map { $0 }).map { .init(key: JSONString($0), value: $1) }
    do { return try Image(.object(JSONObject(all))) } catch { preconditionFailure("\(error)") }
  }
}

extension ImagePage {
  /// A list of two, with more to come.
  fileprivate static var chinese: ImagePage {
    ImagePage(
      images: [.chinese(.number(1)), .chinese(.number(2))],
      next: PageToken(place: .marker("2"), trail: PageTrail()))
  }
}
