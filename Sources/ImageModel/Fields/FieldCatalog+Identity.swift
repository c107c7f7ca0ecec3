extension FieldCatalog {
  static let identity: [Field] = [
    Field(
      "name", .identity, Words("Name", zh: "名称"), .text,
      Words(
        "Display name: up to 255 characters of any script. May be null.", zh: "显示名称，最多 255 个字符，不限文字；可以为 null。"),
      trap: Words(
        "Not unique, and it may hold characters that can't be seen: their stand-ins show.",
        zh: "名称可以重复，也可能含有不可见字符，这些字符以替代符号显示。")),
    Field(
      "id", .identity, Words("Image id", zh: "镜像 ID"), .identifier,
      Words(
        "The image's id, usually a UUID. Ids belong to one region.", zh: "镜像的 ID，通常是 UUID，只在一个区域内有效。"),
      tellsCopiesApart: true),
    Field(
      "__description", .identity, Words("Description", zh: "描述"), .text,
      Words("Free text; may have several lines.", zh: "镜像的描述信息，可以有多行。")),
    Field(
      "status", .identity, Words("Status", zh: "状态"), .status,
      Words("Where the image is in its life.", zh: "镜像当前所处的状态。"),
      values: [
        "queued": Words("metadata made, waiting for the file", zh: "排队中，等待上传文件"),
        "saving": Words("being uploaded", zh: "保存中"), "active": Words("usable", zh: "正常"),
        "killed": Words("the upload failed", zh: "失败，上传出错"), "deleted": Words("deleted", zh: "已删除"),
        "uploading": Words("being uploaded", zh: "上传中"), "importing": Words("being imported", zh: "导入中"),
        "pending_delete": Words("about to be deleted", zh: "待删除"),
        "deactivated": Words("its data can't be downloaded", zh: "已停用，数据不可下载"),
      ],
      consequence: Words("Servers can be made from an active image only.", zh: "只有状态正常的镜像才能创建云服务器。"),
      trap: Words(
        "Active alone is not enough: only a registered image makes servers.", zh: "状态正常还不够：只有已注册的镜像才能创建云服务器。")),
    Field(
      "__imagetype", .identity, Words("Type", zh: "镜像类型"), .choice,
      Words(
        "Who made the image available. A market image has visibility public: this field decides.",
        zh: "镜像由谁提供。市场镜像的可见性也是 public，应以此字段为准。"),
      values: [
        "gold": Words("public image", zh: "公共镜像"), "private": Words("private image", zh: "私有镜像"),
        "shared": Words("shared by another project", zh: "共享镜像"), "market": Words("market image", zh: "市场镜像"),
      ]),
    Field(
      "visibility", .identity, Words("Visibility", zh: "可见性"), .choice,
      Words(
        "Who sees the image. Market images are public too: the type tells them apart.",
        zh: "谁可以看到此镜像。市场镜像也是 public，需用镜像类型区分。"),
      values: [
        "private": Words("its project alone", zh: "仅所属项目可见"), "public": Words("everybody", zh: "所有人可见"),
        "shared": Words("its project and chosen ones", zh: "所属项目及指定项目可见"),
        "community": Words("everybody, but not in lists", zh: "所有人可见，但不在列表中"),
      ]),
    Field(
      "protected", .identity, Words("Protected", zh: "受保护"), .flag,
      Words("A protected image cannot be deleted.", zh: "受保护的镜像不允许删除。"),
      values: ["true": Words("cannot be deleted", zh: "不可删除"), "false": Words("can be deleted", zh: "可以删除")],
      absenceMeans: "false"),
    Field(
      "owner", .identity, Words("Owner project", zh: "所属项目"), .identifier,
      Words(
        "The project that owns the image; in a shared image the sharer's, not the reader's.",
        zh: "镜像所属的项目；共享镜像为共享者的项目，而非使用者的项目。")),
    Field(
      "enterprise_project_id", .identity, Words("Enterprise", zh: "企业项目"), .identifier,
      Words("0 or absent: the default one.", zh: "镜像所属的企业项目；为 0 或没有此字段时，是默认企业项目。"),
      values: ["0": Words("the default enterprise project", zh: "默认企业项目")], absenceMeans: "0"),
    Field(
      "tags", .identity, Words("Tags", zh: "标签"), .tags,
      Words("Pairs key=value and bare words in one list.", zh: "标签列表，既有 key=value 形式的键值对，也有单独的词。")),
    Field(
      "created_at", .identity, Words("Created", zh: "创建时间"), .time,
      Words("When the image's metadata was made, UTC.", zh: "镜像元数据的创建时间，UTC 时间。"), tellsCopiesApart: true),
    Field(
      "updated_at", .identity, Words("Updated", zh: "更新时间"), .time,
      Words("When the image was last changed, UTC.", zh: "镜像最近一次更新的时间，UTC 时间。"), tellsCopiesApart: true),
    Field(
      "active_at", .identity, Words("Active since", zh: "生效时间"), .time,
      Words("When the image became usable, UTC.", zh: "镜像变为正常状态的时间，UTC 时间。"), tellsCopiesApart: true),
    Field(
      "__isregistered", .identity, Words("Registered", zh: "已注册"), .flag,
      Words("Registered images are the usable ones.", zh: "已注册的镜像才可以使用。"),
      values: ["true": Words("usable", zh: "可以使用"), "false": Words("not usable", zh: "不可使用")],
      consequence: Words("No: no server can be made from the image.", zh: "否：无法用此镜像创建云服务器。")),
    Field(
      "__is_offshelved", .identity, Words("Off the shelf", zh: "已下架"), .flag,
      Words("Whether a market image was taken off the shelf.", zh: "市场镜像是否已下架。"),
      values: [
        "true": Words("withdrawn from the market", zh: "已从市场下架"), "false": Words("still on the market", zh: "仍在市场上架"),
      ],
      consequence: Words("Yes: choose another image of the market.", zh: "是：请另选一个市场镜像。"), absenceMeans: "false"),
    Field(
      "__productcode", .identity, Words("Market product", zh: "市场产品 ID"), .identifier,
      Words("The market product this image belongs to.", zh: "市场镜像所属产品的 ID。")),
    Field(
      "__account_code", .identity, Words("Charging mark", zh: "计费标识"), .text,
      Words("Marks an image that is charged for.", zh: "收费镜像的标识。")),
    Field(
      "__originalimagename", .identity, Words("Parent image id", zh: "父镜像 ID"), .identifier,
      Words(
        "The parent image's id, despite the field's name; empty for a public image or one made from a file.",
        zh: "字段名虽为名称，实为父镜像的 ID；公共镜像或由文件创建的镜像，此值为空。")),
    Field(
      "__data_origin", .identity, Words("Made from", zh: "镜像来源"), .origin,
      Words(
        "What the image was made from; null, empty or absent for a public image.",
        zh: "镜像由何创建；公共镜像为 null、空值，或没有此字段。"),
      values: [
        "instance,ID": Words("a server", zh: "云服务器"), "volume,ID": Words("a volume", zh: "云硬盘"),
        "file,BUCKET:OBJECT": Words("a file in object storage", zh: "对象存储中的文件"),
        "server_backup,ID": Words("a server backup", zh: "云服务器备份"),
        "image,REGION,ID": Words("an image of that region", zh: "该区域的镜像"),
      ]),
    Field(
      "__root_origin", .identity, Words("Root origin", zh: "初始来源"), .choice,
      Words("How the first ancestor came to be.", zh: "最初的镜像由何而来。"),
      values: ["file": Words("imported from outside", zh: "外部导入")]),
    Field(
      "__backup_id", .identity, Words("Backup id", zh: "备份 ID"), .identifier,
      Words("The backup the image was made from, else empty.", zh: "镜像由备份创建时，为该备份的 ID，否则为空。")),
    Field(
      "__sequence_num", .identity, Words("Sequence number", zh: "序列号"), .text,
      Words("Not used at present.", zh: "目前不使用。"), isPlaceholderOnIMS: true),
    Field(
      "self", .identity, Words("Link", zh: "镜像链接"), .link,
      Words("The image's own address, relative.", zh: "镜像自身的地址，为相对链接。"), tellsCopiesApart: true),
    Field(
      "file", .identity, Words("Data link", zh: "数据链接"), .link,
      Words("The address of the image's data, relative.", zh: "镜像数据的地址，为相对链接。"), tellsCopiesApart: true),
    Field(
      "schema", .identity, Words("Schema link", zh: "模式链接"), .link,
      Words("The address of the schema of this answer, relative.", zh: "此响应所用模式的地址，为相对链接。"),
      tellsCopiesApart: true),
  ]
}
