from django.urls import path

from guildhall.notifications.views import delivery, feeds, levels, lists, push, regular_mail

HERE = "c/<slug:community_slug>/"

urlpatterns = [
    path("me/notices/", lists.notices, name="notices"),
    path("me/notices/count/", lists.count_notices, name="count_notices"),
    path("me/notices/seen/", lists.see_notices, name="see_notices"),
    path("me/notices/entries/<int:entry_id>/seen/", lists.see_entry, name="see_entry"),
    path("me/notices/<int:notice_id>/open/", lists.open_notice, name="open_notice"),
    path("me/notifications/devices/add/", push.add_device, name="add_device"),
    path("me/notifications/devices/remove/", push.remove_device, name="remove_device"),
    path("me/notifications/address/", levels.try_address_again, name="try_address_again"),
    path("me/notifications/feeds/renew/", feeds.renew_feeds, name="renew_feeds"),
    path("feeds/<str:token>/", feeds.private_feed, name="private_feed"),
    path("me/notifications/", levels.notification_settings, name="notification_settings"),
    path(f"{HERE}notifications/", levels.community_level, name="community_level"),
    path(f"{HERE}topics/<int:topic_id>/notifications/", levels.topic_level, name="topic_level"),
    path(f"{HERE}entries/<int:entry_id>/notifications/", levels.entry_level, name="entry_level"),
    path("notifications/<str:token>/", levels.change_level, name="change_level"),
    path("notifications/<str:token>/stop/", levels.unsubscribe, name="unsubscribe"),
    path(
        "no-mail/<slug:kind>/<str:token>/", regular_mail.stop_regular_mail, name="stop_regular_mail"
    ),
    path("hall/mail-and-jobs/", delivery.delivery, name="delivery"),
    path(
        "hall/mail-and-jobs/events/<int:delivery_id>/again/",
        delivery.deliver_again,
        name="deliver_again",
    ),
    path("hall/mail-and-jobs/jobs/<str:job>/run/", delivery.run_soon, name="run_soon"),
    path(
        "hall/mail-and-jobs/letters/<int:letter_id>/again/", delivery.send_again, name="send_again"
    ),
    path(
        "hall/mail-and-jobs/letters/<int:letter_id>/drop/", delivery.drop_letter, name="drop_letter"
    ),
]
