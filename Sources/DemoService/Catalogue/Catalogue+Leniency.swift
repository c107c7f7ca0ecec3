import ImageModel

/// Documents that break their own rules, as real ones do here and there.
extension DemoCatalogue {
  static let leniency = [jsonBools, numbers, duplicates, nested, nullName, emptyStrings]

  static let jsonBools = Sample(
    .private, "d5b4f9e8-7fe8-485b-9918-d9a52c0f3e07",
    "JSON true and false where strings are documented, and the reverse",
    [
      "name": "booleans of every kind", "__isregistered": true, "__support_kvm": true, "__support_xen": false,
      "hw_vif_multiqueue_enabled": true, "__lazyloading": false, "__support_fc_inject": true, "protected": "true",
      "__is_config_init": "True", "__is_offshelved": false,
    ])

  static let numbers = Sample(
    "81d9ef85-90c1-440e-8994-31fe979822de", "numbers: as strings, with a fraction, with an exponent, beyond 64 bits",
    json: #"""
      {"schema":"/v2/schemas/image","min_disk":"40","created_at":"2024-03-05T08:14:51Z","__image_source_type":"uds",\#
      "container_format":"bare","file":"/v2/images/81d9ef85-90c1-440e-8994-31fe979822de/file",\#
      "updated_at":"2024-03-05T08:31:07Z","protected":false,"checksum":"99914b932bd37a50b983c5e7c90ae93b",\#
      "id":"81d9ef85-90c1-440e-8994-31fe979822de","__isregistered":"true","min_ram":1.0,\#
      "owner":"5a7f30c2e9d84b16a1f4c8b2670de935","__os_type":"Linux","__imagetype":"private","visibility":"private",\#
      "virtual_env_type":"FusionCompute","tags":[],"__platform":"Debian","size":9007199254740993,"__os_bit":64,\#
      "__os_version":"Debian GNU/Linux 12.0.0 64bit","name":"numbers of every kind",\#
      "self":"/v2/images/81d9ef85-90c1-440e-8994-31fe979822de","disk_format":"zvhd2",\#
      "virtual_size":18446744073709551616,"status":"active","max_ram":2E3,"__image_size":2361183241434822606848,\#
      "__sequence_num":-0,"ratio":0.10,"tiny":1e-400}
      """#)

  static let duplicates = Sample(
    "aefd316c-6077-4fad-b527-c098a9ec12aa", "keys that stand twice; the last one counts",
    json: #"""
      {"schema":"/v2/schemas/image","min_disk":40,"min_disk":80,"created_at":"2024-03-05T08:14:51Z",\#
      "id":"aefd316c-6077-4fad-b527-c098a9ec12aa","__isregistered":"true","min_ram":0,\#
      "owner":"5a7f30c2e9d84b16a1f4c8b2670de935","__os_type":"Linux","__imagetype":"private","visibility":"private",\#
      "virtual_env_type":"FusionCompute","tags":["first"],"tags":["second","third"],"__platform":"Ubuntu","size":2,\#
      "__os_bit":"64","__os_version":"Ubuntu 22.04 server 64bit","name":"the first of two names",\#
      "self":"/v2/images/aefd316c-6077-4fad-b527-c098a9ec12aa","disk_format":"zvhd2","virtual_size":null,\#
      "status":"queued","status":"active","name":"the second of two names","updated_at":"2024-03-05T08:31:07Z",\#
      "__support_kvm":"false","__support_kvm":"true"}
      """#)

  static let nested = Sample(
    .private, "00d3f04c-3f69-410a-9b7e-fcb98e313257", "unknown keys with objects and lists in them",
    [
      "name": "layers upon layers", "expired_at": nil, "os_shutdown_timeout": "60",
      "x_pipeline": [
        "run": 4711, "steps": [["name": "build", "ok": true], ["name": "scan", "ok": false, "findings": []]],
        "by": ["user": ["name": "宋体", "roles": ["admin", nil]]],
      ],
      "x_matrix": [[1, 2, 3], [4, [5, [6]]], []], "x_empty": [:], "": "the empty key", " ": "the key of one space",
      "__data_origin": "an origin that no document knows",
      "__os_feature_list": #"{"nic_hotplug": "true", "#,
    ])

  static let nullName = Sample(
    .private, "ef1b2487-e7cb-42b2-b1c8-5233f43c1da7", "no name: null",
    ["name": nil, "__os_version": "CentOS 8.2 64bit", "owner": nil])

  static let emptyStrings = Sample(
    .private, "c99822bb-8ed2-44fb-87a6-64dab912b6bc", "empty text in every place, and a time that is none",
    [
      "name": "", "__description": "", "__os_version": "", "__platform": "", "__os_type": "", "__data_origin": "",
      "__originalimagename": "", "__backup_id": "", "__productcode": "", "__account_code": "", "max_ram": "",
      "__image_size": "", "enterprise_project_id": "", "hw_firmware_type": "", "disk_format": "", "__root_origin": "",
      "updated_at": "", "created_at": "yesterday", "__support_kvm": "", "tags": [""],
    ])
}
