import ImageModel

/// An invented image of the service: its id, what it shows, and the JSON that goes over the wire.
struct Sample: Sendable {
  let id: String
  let note: String
  let json: String
  let speaker: Speaker

  /// An image whose very JSON text is the point: number literals, duplicate keys, raw control characters.
  init(_ id: String, _ note: String, json: String, by speaker: Speaker = .cloud) {
    self.id = id
    self.note = note
    self.json = json
    self.speaker = speaker
  }

  /// An image that is like others but for a few members.
  /// - Parameters:
  ///   - special: What this image has of its own. A key that the base has too keeps the base's place.
  ///   - absent: Keys of the base that this image lacks.
  init(
    _ base: Base, _ id: String, _ note: String, _ special: KeyValuePairs<String, JSONValue>,
    without absent: Set<String> = []
  ) {
    let members = base.document(id).with(special).members.filter { !absent.contains($0.key.value) }
    self.init(id, note, json: JSONValue.object(JSONObject(members)).written(), by: base.speaker)
  }
}
