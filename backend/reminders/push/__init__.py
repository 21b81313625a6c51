"""From a payload to one encrypted request, and from a push service's answer to an outcome.

The only package that knows webpush and pycurl. In the order of a message's life:

- `keys`       who we are: the VAPID pair and the subject a push service may write to
- `endpoint`   which addresses and browser keys are accepted at all (pure)
- `message`    the payload, and its encryption for one browser
- `tokens`     the signed Authorization header, cached per push service
- `sending`    puts those together into one request
- `transfer`   the values a transport takes and gives, and its protocol (pure)
- `addresses`  which network addresses may be connected to
- `transport`  many requests in flight over few connections
- `outcome`    what an answer means for the reminder and the device (pure)
"""
