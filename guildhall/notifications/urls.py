from django.urls import path

from guildhall.notifications.views import delivery, feeds, levels, lists, push, regular_mail

HERE = "c/<slug:community_slug>/"

urlpatterns = [
    path("me/notices/", lists.notices, name="notices"),
    path("me/notices/count/", lists.count_notices, name="count_notices"),
    path("me/notices/seen/", lists.see_notices, name="see_notices"),
    path("me/notices/entries/<int:entry_id>/seen/", lists.see_entry, name="see_entry"),
    path("me/notices/<int:notice_id>/open/", lists.open_notice, name="open_notice"),
    path("service-worker.js", push.service_worker, name="service_worker"),
    path("me/hearing/devices/add/", push.add_device, name="add_device"),
    path("me/hearing/devices/remove/", push.remove_device, name="remove_device"),
    path("me/hearing/address/", levels.try_address_again, name="try_address_again"),
    path("me/hearing/feeds/renew/", feeds.renew_feeds, name="renew_feeds"),
    path("feeds/<str:token>/", feeds.private_feed, name="private_feed"),
    path("me/hearing/", levels.hearing, name="hearing"),
    path(f"{HERE}hearing/", levels.community_level, name="community_level"),
    path(f"{HERE}topics/<int:topic_id>/hearing/", levels.topic_level, name="topic_level"),
    path(f"{HERE}entries/<int:entry_id>/hearing/", levels.entry_level, name="entry_level"),
    path("hearing/<str:token>/", levels.change_level, name="change_level"),
    path("hearing/<str:token>/stop/", levels.unsubscribe, name="unsubscribe"),
    path(
        "no-mail/<slug:kind>/<str:token>/", regular_mail.stop_regular_mail, name="stop_regular_mail"
    ),
    path("hall/delivery/", delivery.delivery, name="delivery"),
    path(
        "hall/delivery/events/<int:delivery_id>/again/",
        delivery.deliver_again,
        name="deliver_again",
    ),
    path("hall/delivery/jobs/<str:job>/run/", delivery.run_soon, name="run_soon"),
    path("hall/delivery/letters/<int:letter_id>/again/", delivery.send_again, name="send_again"),
    path("hall/delivery/letters/<int:letter_id>/drop/", delivery.drop_letter, name="drop_letter"),
]
