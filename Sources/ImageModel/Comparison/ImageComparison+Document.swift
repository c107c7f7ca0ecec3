extension ImageComparison {
  /// The comparison for scripts: `alike`, how many `differences` count, and every field that differs.
  ///
  ///     {"alike": false, "differences": 1, "fields": [
  ///       {"key": "min_disk", "left": 40, "right": null, "absent": "right", "counts": true}]}
  ///
  /// `left` and `right` are the values as the service wrote them, null where an image lacks the field; `absent` then
  /// names the side that does, and is null where both have it. `counts` is false for what only tells copies apart, and
  /// for placeholders: these never make images differ.
  public var document: JSONValue {
    let fields = rows.filter { !$0.isEqual }.map { row -> JSONValue in
      [
        "key": .string(row.key), "left": row.left.raw ?? nil, "right": row.right.raw ?? nil,
        "absent": row.left.raw == nil ? "left" : row.right.raw == nil ? "right" : nil,
        "counts": .bool(row.isDifference),
      ]
    }
    return ["alike": .bool(areAlike), "differences": .number(JSONNumber(differences)), "fields": .array(fields)]
  }
}
