import FoundationEssentials
import ImageModel

/// An access key that somebody gave for a while.
struct TemporaryKey: Hashable, Sendable {
  let id: String
  let secret: Secret
  let securityToken: Secret
  /// When it came, by this host's clock.
  let received: Date
  /// Seconds from then to its end, counted from the service's own time where it told that.
  let life: Double

  /// Seconds before its end from which on the next one is asked for: 40 min, as Huawei's SDKs have it. A key that is given
  /// for less is used until shortly before its end: 60 s, or a twentieth of its life where that is less.
  private var margin: Double { life > 40 * 60 ? 40 * 60 : min(60, life / 20) }

  /// True until the next one is due.
  func isFresh(at now: Date) -> Bool { left(at: now) > margin }

  /// True until its end.
  func isAlive(at now: Date) -> Bool { left(at: now) > 0 }

  private func left(at now: Date) -> Double {
    let age = now.timeIntervalSince(received)
    // A key from the future: the clock has been set back, and nothing is known of its age.
    return age > -60 ? life - age : 0
  }
}

extension TemporaryKey {
  /// Reads `{"credential": {"access", "secret", "securitytoken", "expires_at"}}`, as a server's metadata and IAM give it;
  /// nil for anything else.
  init?(_ answer: Answer, received: Date) {
    guard let credential = (try? JSONValue(parsing: answer.body))?.object?["credential"]?.object,
      let id = credential["access"]?.string, !id.isEmpty, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let secret = credential["secret"]?.string.flatMap({ try? Secret($0) }),
      let securityToken = credential["securitytoken"]?.string.flatMap({ try? Secret($0) }),
      let end = credential["expires_at"]?.string.flatMap({ Timestamp(iso: $0)?.date })
    else { return nil }
    let answered = answer[header: "Date"].flatMap(HTTPDate.seconds).map { Date(timeIntervalSince1970: Double($0)) }
    self.init(
      id: id, secret: secret, securityToken: securityToken, received: received,
      life: end.timeIntervalSince(answered ?? received))
  }
}

extension AccessKey {
  init(_ key: TemporaryKey, projectID: String?, iamEndpoint: Endpoint?) {
    self.init(
      id: key.id, secret: key.secret, securityToken: key.securityToken, projectID: projectID, iamEndpoint: iamEndpoint)
  }

  /// What must not be shown, wherever it comes back from.
  var secrets: [Secret] { [secret] + [securityToken].compactMap(\.self) }
}
